import type { Raster } from '../receipt/raster.ts'

/** The few ESC/POS commands that the printer library lacks or gets wrong (Epson, "ESC/POS Command Reference"). */

/** ESC @: whatever mode the printer was left in is over. */
export const INIT = Buffer.from([0x1b, 0x40])
/** ESC p: pin 2, 50 ms on, 500 ms off. Without its two times a printer eats the bytes that follow. */
export const DRAWER_PULSE = Buffer.from([0x1b, 0x70, 0x00, 0x19, 0xfa])
/** GS V 66: feeds to the cutter, cuts. */
export const FEED_AND_CUT = Buffer.from([0x1d, 0x56, 0x42, 0x00])
/** GS r 1: one byte once all before it has been done. */
export const SAY_WHEN_DONE = Buffer.from([0x1d, 0x72, 0x01])
/** DLE EOT n: one byte at once, whatever else the printer does. */
export function askStatus(question: number): Buffer {
  return Buffer.from([0x10, 0x04, question])
}

const BAND_ROWS = 24
const REAL_TIME = new Set([0x04, 0x05, 0x14])

/** The picture as GS v 0 commands of a few rows each, so that little is on the way at any time. */
export function bandsOf({ widthDots, heightDots, bytes }: Raster): Buffer[] {
  const rowBytes = widthDots / 8
  const bands: Buffer[] = []
  for (let top = 0; top < heightDots; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, heightDots - top)
    const head = [0x1d, 0x76, 0x30, 0x00, rowBytes & 0xff, rowBytes >> 8, rows & 0xff, rows >> 8]
    const dots = defused(bytes.subarray(top * rowBytes, (top + rows) * rowBytes))
    bands.push(Buffer.concat([Buffer.from(head), dots]))
  }
  return bands
}

/** More zeros than a band cut short can still be waiting for; a printer that waits for none ignores them. */
export function endOfAnyBand(widthDots: number): Buffer {
  return Buffer.alloc((widthDots / 8) * BAND_ROWS)
}

/**
 * Printers obey DLE commands (a drawer pulse, power off) even inside a picture. One more black dot before each makes
 * it something else.
 */
export function defused(dots: Uint8Array): Buffer {
  const safe = Buffer.from(dots)
  for (let index = 0; index + 1 < safe.length; index += 1)
    if (safe[index] === 0x10 && REAL_TIME.has(safe[index + 1] ?? 0)) safe[index] = 0x11
  return safe
}
