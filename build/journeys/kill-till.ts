import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { type Host, type HostSetup, startHost } from './kill-host.ts'
import { openWindow, type TillWindow } from './till-page.ts'

/** A till of which browser and host can be killed at any moment, and started again on what they left. */
export type KillableTill = {
  dataDir: string
  profile: string
  /** Text of every slip the page ever showed, as it appeared, through all its lives. */
  slips: string[]
  /** Whether this life of the page showed an empty cart, be it for a moment. */
  hasShownEmptyCart(): boolean
  /** What went wrong in the page and has nothing to do with the network. */
  errors: string[]
  page(): Page
  host(): Host
  /** Starts what does not run. */
  start(): Promise<void>
  /** kill -9 of the browser with all its processes, at once; with `host`, of the host in the same breath. */
  kill(what?: { host: boolean }): Promise<void>
}

type Setup = HostSetup & { switches: readonly string[] }

export function holdKillableTill({ switches, ...setup }: Setup): KillableTill {
  const profile = join(setup.dataDir, 'browser')
  const slips: string[] = []
  const errors: string[] = []
  let hasShownEmptyCart = false
  let port = 0
  let host: Host | null = null
  let browser: { window: TillWindow; group: number } | null = null

  async function prepare(context: BrowserContext): Promise<void> {
    context.on('console', (message) => listen(message))
    context.on('weberror', (error) => errors.push(String(error.error())))
    await context.addInitScript(tellWhatShows, {
      slip: vi['done.receipt'],
      empty: vi['cart.empty'],
      ...MARKS,
    })
  }
  function listen(message: ConsoleMessage): void {
    const text = message.text()
    if (text.startsWith(MARKS.slipMark)) slips.push(text.slice(MARKS.slipMark.length))
    else if (text === MARKS.emptyMark) hasShownEmptyCart = true
    else if (message.type() === 'error' && !text.includes('net::ERR_')) errors.push(text)
  }

  return {
    dataDir: setup.dataDir,
    profile,
    slips,
    errors,
    hasShownEmptyCart: () => hasShownEmptyCart,
    page: () => must(browser, 'a till that runs').window.page,
    host: () => must(host, 'a host that runs'),
    async start() {
      host ??= await startHost(setup, port)
      const { url } = host
      port = Number(new URL(url).port)
      if (browser) return
      hasShownEmptyCart = false
      const window = await openWindow({ profile, url: () => url }, { switches, prepare })
      browser = { window, group: mainProcessOf(profile) }
    },
    async kill(what = { host: false }) {
      const dying = must(browser, 'a till that runs')
      const isGone = new Promise((resolve) => dying.window.context.once('close', resolve))
      process.kill(-dying.group, 'SIGKILL')
      browser = null
      if (what.host) {
        await host?.kill()
        host = null
      }
      await isGone
    },
  }
}

const MARKS = { slipMark: 'slip shown: ', emptyMark: 'empty cart shown' }

/** In the page: says so whenever a slip or an empty cart appears, whatever becomes of the page a moment later. */
function tellWhatShows({ slip, empty, slipMark, emptyMark }: typeof MARKS & { slip: string; empty: string }) {
  const selector = `article[aria-label="${slip}"]`
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue
      const found = node.matches(selector) ? node : node.querySelector(selector)
      if (found) console.info(slipMark + found.textContent)
      if (node.textContent.includes(empty)) console.info(emptyMark)
    }
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** The browser leads a process group of its own, and its lock names it: "host-pid". */
function mainProcessOf(profile: string): number {
  const pid = /-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]
  return Number(must(pid, 'the process of a browser that runs'))
}
