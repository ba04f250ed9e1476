/** A picture of black and white dots as a thermal head burns it: eight dots a byte, the leftmost highest, 1 is black. */
export type Raster = { widthDots: number; heightDots: number; bytes: Uint8Array }

/** What fits on the paper at 203 dots an inch: 48 mm of a 58 mm roll, 72 mm of an 80 mm roll. */
export const PAPER_DOTS = { 58: 384, 80: 576 } as const
export type PaperMm = keyof typeof PAPER_DOTS

/** Darker than this is black: strokes a little bolder than the eye would halve them, for thin marks must print. */
const BLACK_BELOW = 160

/** Packs RGBA pixels on white paper; the width is a multiple of eight. */
export function packPixels(pixels: Uint8ClampedArray, widthDots: number): Uint8Array {
  const bytes = new Uint8Array(pixels.length / 32)
  for (let dot = 0; dot < pixels.length / 4; dot += 1)
    if ((pixels[dot * 4] ?? 255) < BLACK_BELOW) bytes[dot >> 3] = (bytes[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
  if (widthDots % 8 !== 0) throw new RangeError(`a row of ${widthDots} dots is no whole bytes`)
  return bytes
}

export function isBlack({ widthDots, bytes }: Raster, x: number, y: number): boolean {
  const dot = y * widthDots + x
  return ((bytes[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) !== 0
}
