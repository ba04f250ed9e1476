import { readdirSync, readFileSync } from 'node:fs'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { DEMO_PINS } from '../demo/demo-pins.ts'
import { findChromium, sandboxSwitches } from '../browser/find-chromium.ts'
import type { Machine } from './stack.ts'

/** The till's window in a browser with a profile of its own, as a shop has it. */
export type TillWindow = {
  page: Page
  context: BrowserContext
  /** kill -9 of the whole browser. */
  kill(): Promise<void>
}

type WindowOptions = {
  /** More switches for the browser. */
  switches?: readonly string[]
  /** Before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<void>
}

export async function openWindow(
  machine: Pick<Machine, 'profile' | 'url'>,
  { switches = [], prepare }: WindowOptions = {},
): Promise<TillWindow> {
  const context = await chromium.launchPersistentContext(machine.profile, {
    executablePath: findChromium() ?? undefined,
    args: [...sandboxSwitches(), ...switches],
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  await prepare?.(context)
  const page = must(context.pages()[0], 'the window of a new browser')
  await page.goto(machine.url())
  return {
    page,
    context,
    async kill() {
      const gone = new Promise((resolve) => context.once('close', resolve))
      for (const pid of processesWith(machine.profile)) process.kill(pid, 'SIGKILL')
      await gone
    },
  }
}

/** First use: the code that the machine offers, then a shift with the first cashier. */
export async function enrolAndOpenShift(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi['enrol.submit'] }).click()
  await openShift(page)
}

/** A cashier signs in and opens the shift. */
export async function openShift(page: Page): Promise<void> {
  await signIn(page)
  await page.getByRole('button', { name: vi['shift.submit'] }).click()
  await expect(page.getByText(vi['cart.empty'])).toBeVisible()
}

/** Somebody says who they are, by name and PIN: a cashier of the demo unless told otherwise. */
export async function signIn(
  page: Page,
  { name, pin }: { name: string; pin: string } = { name: 'Thu ngân 1', pin: DEMO_PINS.cashier },
): Promise<void> {
  await page.getByRole('list', { name: vi['staff.people'] }).getByRole('button', { name }).click()
  const field = page.getByLabel(vi['staff.sign-in.pin'].replace('{name}', name))
  await field.fill(pin)
  await field.press('Enter')
  await expect(field).toBeHidden({ timeout: 30_000 })
}

/** A scanner's keys once the screen is there: 4 ms apart, wherever the focus is, Enter at the end. */
export async function scan(page: Page, barcode: string): Promise<void> {
  const search = page.getByRole('combobox', { name: vi['find.label'] })
  await expect(search.or(page.getByRole('button', { name: vi['done.next'] })).first()).toBeVisible()
  const keyboard = await page.context().newCDPSession(page)
  const startedAt = Date.now() / 1000
  const keys = [...[...barcode].map((digit) => scannerKey(digit)), ENTER]
  // All sent at once, each with the time it carries: a busy machine must not tear the code.
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = startedAt + index * 0.004
      const { text, ...up } = key
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...up, timestamp: timestamp + 0.002 }),
      ]
    }),
  )
  await keyboard.detach()
}

const ENTER = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }

/** A key as a scanner on an English layout sends it: letters, digits, hyphen, colon. */
function scannerKey(char: string) {
  const text = { key: char, text: char }
  if (/\d/.test(char)) return { ...text, code: `Digit${char}`, windowsVirtualKeyCode: char.charCodeAt(0) }
  if (char === ':') return { ...text, code: 'Semicolon', windowsVirtualKeyCode: 186, modifiers: SHIFT }
  if (char === '-') return { ...text, code: 'Minus', windowsVirtualKeyCode: 189 }
  const letter = char.toUpperCase()
  return { ...text, code: `Key${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0) }
}

const SHIFT = 8

/** Pays the cart in cash, the exact sum, and waits until the sale is in the books of the till. */
export async function payCash(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi['key.pay'] }).click()
  await page.getByRole('button', { name: vi['pay.exact'] }).click()
  await page.getByRole('button', { name: vi['pay.finish'] }).click()
  await expect(page.getByRole('button', { name: vi['done.next'] })).toBeVisible()
}

/** Scans the products and sells them. */
export async function sell(page: Page, barcodes: readonly string[]): Promise<void> {
  for (const [index, barcode] of barcodes.entries()) {
    await scan(page, barcode)
    await expect(page.getByRole('row')).toHaveCount(index + 2)
  }
  await payCash(page)
}

/** The badge: online or not, and how many entries wait to be sent. */
export function badge(page: Page) {
  return page.getByRole('status', { name: vi['status.label'] })
}

function processesWith(word: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => readCommand(name).includes(word))
    .map(Number)
}

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
