import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import encodeQR from 'qr'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { layOut, type Piece, type Weight } from './lay-out.ts'
import { packPixels, PAPER_DOTS, type PaperMm, type Raster } from './raster.ts'

/** Shipped with the till, so that a slip looks the same on every PC and has every Vietnamese letter. */
const FONTS = { ocop: 'DejaVuSans.ttf', 'ocop-bold': 'DejaVuSans-Bold.ttf' } as const
const STYLE: Readonly<Record<Weight, { font: string; lineDots: number }>> = {
  large: { font: '30px ocop-bold', lineDots: 44 },
  strong: { font: '23px ocop-bold', lineDots: 34 },
  plain: { font: '23px ocop', lineDots: 34 },
  small: { font: '20px ocop', lineDots: 30 },
}
/** From the top of a line to the letters' feet: capitals with two marks reach 1.1 of the size above them. */
const BASELINE = 0.78
/** Drawn in strips, for a canvas cannot be of any height and a slip can. */
const STRIP_DOTS = 1024

/** The picture of a slip for a roll of paper. Equal rows give equal dots, however their letters were typed. */
export function drawSlip(rows: readonly ReceiptRow[], paperMm: PaperMm): Raster {
  registerFonts()
  const widthDots = PAPER_DOTS[paperMm]
  const { pieces, heightDots } = layOut(rows, { widthDots, measure, lineDots: LINE_DOTS, qrModules })
  const context = createCanvas(widthDots, Math.min(STRIP_DOTS, Math.max(1, heightDots))).getContext('2d')
  const bytes = new Uint8Array((widthDots / 8) * heightDots)
  for (let top = 0; top < heightDots; top += STRIP_DOTS) {
    const height = Math.min(STRIP_DOTS, heightDots - top)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, widthDots, STRIP_DOTS)
    context.fillStyle = '#000'
    context.translate(0, -top)
    for (const piece of pieces) drawPiece(context, piece, widthDots)
    const { data } = context.getImageData(0, 0, widthDots, height)
    bytes.set(packPixels(data, widthDots), (top * widthDots) / 8)
  }
  return { widthDots, heightDots, bytes }
}

function measure(text: string, weight: Weight): number {
  ruler ??= createCanvas(8, 8).getContext('2d')
  ruler.font = STYLE[weight].font
  return Math.ceil(ruler.measureText(text).width)
}
let ruler: SKRSContext2D | null = null

const LINE_DOTS = {
  large: STYLE.large.lineDots,
  strong: STYLE.strong.lineDots,
  plain: STYLE.plain.lineDots,
  small: STYLE.small.lineDots,
} as const

function drawPiece(context: SKRSContext2D, piece: Piece, widthDots: number): void {
  switch (piece.kind) {
    case 'rule':
      return context.fillRect(0, piece.y, widthDots, 2)
    case 'text':
      context.font = STYLE[piece.weight].font
      return context.fillText(
        piece.text,
        piece.x,
        piece.y + Math.round(STYLE[piece.weight].lineDots * BASELINE),
      )
    case 'qr':
      for (const [row, cells] of piece.modules.entries())
        for (const [column, isDark] of cells.entries())
          if (isDark)
            context.fillRect(
              piece.x + column * piece.moduleDots,
              piece.y + row * piece.moduleDots,
              piece.moduleDots,
              piece.moduleDots,
            )
  }
}

/** ISO/IEC 18004: four white modules around a code. */
const QUIET_MODULES = 4

function qrModules(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MODULES })
}

/** Read here and not by the picture library: in a packed app only Electron's own file functions see into app.asar. */
function registerFonts(): void {
  const { resolve } = createRequire(import.meta.url)
  for (const [name, file] of Object.entries(FONTS)) {
    if (GlobalFonts.has(name)) continue
    const bytes = readFileSync(resolve(`dejavu-fonts-ttf/ttf/${file}`))
    if (!GlobalFonts.register(bytes, name)) throw new Error(`the font ${file} cannot be read`)
  }
}
