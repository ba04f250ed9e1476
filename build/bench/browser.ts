import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { startKiosk } from '../../desktop/src/kiosk/start-kiosk.ts'
import { findChromium, sandboxSwitches } from '../browser/find-chromium.ts'
import { type RawHost, startRawHost } from './raw-host.ts'
import { inScratchFolder } from './scratch.ts'

const PAGE = fileURLToPath(new URL('page', import.meta.url))

/** `url` is of the peers' end, which the page may reach by that scheme alone. */
export type Browsing = { page: Page; url: string; lastBodyBytes: RawHost['lastBodyBytes'] }

/**
 * The bench page in a real browser with a profile on the disk (an incognito one keeps its IndexedDB in memory), given
 * by the kiosk host with the till's own policy and machine.
 */
export function inBrowser<T>(
  { switches, scheme }: { switches: string[]; scheme: 'http' | 'ws' },
  work: (browsing: Browsing) => Promise<T>,
): Promise<T> {
  return inScratchFolder(async (folder) => {
    const pageDir = join(folder, 'page')
    await buildBenchPage(pageDir)
    const rawHost = await startRawHost(folder)
    const url = `${scheme}://${rawHost.host}`
    const kiosk = await startKiosk({
      dataDir: join(folder, 'till'),
      port: 0,
      apiUrl: url,
      suggestedCode: null,
      log: () => {},
      pageDir,
    })
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: findChromium() ?? undefined,
      args: [...sandboxSwitches(), ...switches],
    })
    try {
      const page = await context.newPage()
      page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
      await page.goto(kiosk.url)
      await page.waitForFunction(() => 'bench' in window)
      return await work({ page, url, lastBodyBytes: rawHost.lastBodyBytes })
    } finally {
      await context.close()
      await kiosk.stop()
      await rawHost.stop()
    }
  })
}

/** The page of `page/`, with the product's code in it. */
export async function buildBenchPage(outDir: string): Promise<void> {
  await build({
    root: PAGE,
    base: './',
    logLevel: 'error',
    configFile: false,
    resolve: { dedupe: ['dexie'] }, // two of them in one page refuse to work
    build: { outDir, target: 'chrome140', modulePreload: false },
  })
}
