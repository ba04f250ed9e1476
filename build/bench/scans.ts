import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'

declare global {
  interface Window {
    /** Time stamps of Enter keys that no change of the cart has followed yet. */
    enteredMs: number[]
    /** Milliseconds from each scan's last key to its painted line. */
    scanMs: number[]
  }
}

/** Before the page is opened, for its own ears stop what they took: notes when the browser got each Enter. */
export async function hearEnter(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.enteredMs = []
    const note = ({ key, timeStamp }: KeyboardEvent) =>
      void (key === 'Enter' && window.enteredMs.push(timeStamp))
    window.addEventListener('keydown', note, { capture: true })
  })
}

/**
 * From now on the page notes how long each scan took: from the time stamp of its Enter through the change of the
 * cart's rows to the second animation frame after it, which comes when the first has been painted.
 */
export async function watchScans(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.scanMs = []
    window.enteredMs = []
    const goods = document.querySelectorAll('[role=rowgroup]')[1]
    if (!goods) throw new Error('no cart on the page')
    const onPainted = (entered: readonly number[]) => {
      const nowMs = performance.now()
      window.scanMs.push(...entered.map((enteredMs) => nowMs - enteredMs))
    }
    new MutationObserver(() => {
      const entered = window.enteredMs.splice(0)
      requestAnimationFrame(() => requestAnimationFrame(() => onPainted(entered)))
    }).observe(goods, { childList: true, characterData: true, subtree: true })
  })
}

/** Sends codes as a scanner on the keyboard does, real key events, so many a second whatever the page does. */
export async function scanAtPace(page: Page, codes: readonly string[], perSecond: number): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const startedMs = performance.now()
  const sent: Promise<unknown>[] = []
  for (const [index, code] of codes.entries()) {
    await sleep(Math.max(0, startedMs + (index * 1000) / perSecond - performance.now()))
    sent.push(...keysOf(keyboard, code))
  }
  await Promise.all(sent)
  await keyboard.detach()
}

function keysOf(keyboard: CDPSession, code: string): Promise<unknown>[] {
  const digits = [...code].map((digit) => ({
    key: digit,
    text: digit,
    code: `Digit${digit}`,
    windowsVirtualKeyCode: digit.charCodeAt(0),
  }))
  const enter = { key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 }
  return [...digits, enter].map((key) => keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }))
}
