import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createCanvas } from '@napi-rs/canvas'
import { isBlack, type Raster } from '../raster.ts'

const run = promisify(execFile)
const MARGIN_DOTS = 24

/** What OCR (tesseract, Vietnamese) reads on a slip. It takes ₫ for đ. */
export function readText(raster: Raster): Promise<string> {
  return withPicture(raster, 2, async (file) => {
    const args = [file, '-', '-l', 'vie', '--psm', '4', '--dpi', '400']
    return (await run('tesseract', args, { env: { ...process.env, OMP_THREAD_LIMIT: '1' } })).stdout
  })
}

/** What a QR reader (zbar) finds on a slip. */
export function readQr(raster: Raster): Promise<string> {
  return withPicture(raster, 1, async (file) => (await run('zbarimg', ['-q', '--raw', file])).stdout.trim())
}

async function withPicture<T>(raster: Raster, scale: number, read: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ocop-slip-'))
  try {
    const file = join(folder, 'slip.png')
    await writeFile(file, toPng(raster, scale))
    return await read(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Black on white, with the paper's margin around it; enlarged softly, as a scanner would see it. */
function toPng(raster: Raster, scale: number): Buffer {
  const [width, height] = [raster.widthDots + 2 * MARGIN_DOTS, raster.heightDots + 2 * MARGIN_DOTS]
  const paper = createCanvas(width, height)
  const ink = paper.getContext('2d')
  ink.fillStyle = '#fff'
  ink.fillRect(0, 0, width, height)
  ink.fillStyle = '#000'
  for (let y = 0; y < raster.heightDots; y += 1)
    for (let x = 0; x < raster.widthDots; x += 1)
      if (isBlack(raster, x, y)) ink.fillRect(x + MARGIN_DOTS, y + MARGIN_DOTS, 1, 1)
  const seen = createCanvas(width * scale, height * scale)
  seen.getContext('2d').drawImage(paper, 0, 0, width * scale, height * scale)
  return seen.toBuffer('image/png')
}
