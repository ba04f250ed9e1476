import type { Raster } from '../../receipt/raster.ts'
import type { Slip } from './printer-engine.ts'

/** The picture on a slip of paper. */
export function rasterOf({ rowBytes, rows }: Slip): Raster {
  return { widthDots: rowBytes * 8, heightDots: rows.length, bytes: Buffer.concat(rows) }
}
