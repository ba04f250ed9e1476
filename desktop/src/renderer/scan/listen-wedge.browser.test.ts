import type {} from '@vitest/browser-playwright'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { listenWedge } from './listen-wedge.ts'

const EAN = '8934588012112'
const KNOWN = new Set([EAN, 'OCOP-AS-0099'])

let scans: string[]
let stop: () => void

beforeEach(() => {
  scans = []
  document.body.innerHTML = `
    <input id="search"><input id="quantity" value="2" inputmode="decimal"><textarea id="remark">ghi chú</textarea>
    <button id="pay">Thanh toán</button>`
  stop = listenWedge(window, {
    timers: {
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    },
    isKnown: (text) => KNOWN.has(text),
    onScan: (text) => scans.push(text),
  })
})
afterEach(() => stop())

function byId<T extends HTMLElement = HTMLInputElement>(id: string): T {
  return document.getElementById(id) as T // written above
}

/** Sends real keys at once, each with the time it carries: a busy machine must not change the pace. */
async function type(
  text: string,
  { gapMs, fromMs = Date.now() }: { gapMs: number; fromMs?: number },
): Promise<number> {
  const keys = [...text].map((char) => {
    if (char === '\n') return { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
    const code = /\d/.test(char) ? `Digit${char}` : char === ' ' ? 'Space' : `Key${char.toUpperCase()}`
    return { key: char, code, windowsVirtualKeyCode: char.toUpperCase().charCodeAt(0), text: char }
  })
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = (fromMs + index * gapMs) / 1000
      const up = { key: key.key, code: key.code, windowsVirtualKeyCode: key.windowsVirtualKeyCode }
      return [
        cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp }),
        cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...up, timestamp }),
      ]
    }),
  )
  return fromMs + keys.length * gapMs
}

/** A key as a typing program leaves it: the place is right, the letter is not. */
function press(code: string, init: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...init }),
  )
}

describe('a scan in a real browser', () => {
  test('is one scan wherever the focus is, and every field keeps what it held [T20] [T24]', async () => {
    let clicks = 0
    byId('pay').addEventListener('click', () => clicks++)
    for (const id of ['search', 'quantity', 'remark', 'pay']) {
      byId(id).focus()
      await type(`${EAN}\n`, { gapMs: 4 })
    }
    byId('pay').blur()
    await type(`${EAN}\n`, { gapMs: 4 })
    expect(scans).toEqual(Array.from({ length: 5 }, () => EAN))
    expect([byId('search').value, byId('quantity').value, byId('remark').value]).toEqual(['', '2', 'ghi chú'])
    expect(clicks).toBe(0)
  })

  test('torn in two by a stall is one scan all the same, at whatever key it tears', async () => {
    byId('search').focus()
    for (const at of [1, 3, 4, 9, 12]) {
      const tornAtMs = await type(EAN.slice(0, at), { gapMs: 4 })
      await type(`${EAN.slice(at)}\n`, { gapMs: 4, fromMs: tornAtMs + 400 })
      expect(scans.at(-1), `torn after ${at} keys`).toBe(EAN)
      expect(byId('search').value).toBe('')
    }
  })

  test('through a typing program and Caps Lock is read from the places of the keys [T22]', () => {
    byId('search').focus()
    for (const char of 'OCOP-AS-0099') {
      const isLetter = /[A-Z]/.test(char)
      const code = isLetter ? `Key${char}` : char === '-' ? 'Minus' : `Digit${char}`
      press(code, { key: 'Process', shiftKey: isLetter, isComposing: true })
    }
    press('Enter', { key: 'Enter' })
    expect(scans).toEqual(['OCOP-AS-0099'])
    expect(document.activeElement).toBe(byId('search'))
  })

  test('is told to whoever drives the field: React and others hear that it was put back', async () => {
    const heard: string[] = []
    byId('quantity').addEventListener('input', () => heard.push(byId('quantity').value))
    byId('quantity').focus()
    await type(`${EAN}\n`, { gapMs: 4 })
    expect(heard.at(-1)).toBe('2')
  })
})

describe('typing in a real browser', () => {
  test('by hand stays in the field, Enter too', async () => {
    let enters = 0
    byId('search').addEventListener('keydown', (event) => (enters += event.key === 'Enter' ? 1 : 0))
    byId('search').focus()
    await type('tra gung\n', { gapMs: 70 })
    expect(scans).toEqual([])
    expect(byId('search').value).toBe('tra gung')
    expect(enters).toBe(1)
  })

  test('too quick for a hand but no code is given back to the field after a moment', async () => {
    byId('search').focus()
    for (const char of 'abcde') press(`Key${char.toUpperCase()}`, { key: char })
    await expect.poll(() => byId('search').value).toBe('abcde')
    expect(scans).toEqual([])
  })
})
