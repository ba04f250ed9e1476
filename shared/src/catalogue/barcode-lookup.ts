import { barcodeKey } from './barcode.ts'
import type { Product } from './product.ts'

/** Products by the key of each of their barcodes and of their own short code. */
export type BarcodeLookup = ReadonlyMap<string, readonly Product[]>

export function buildBarcodeLookup(products: readonly Product[]): BarcodeLookup {
  const lookup = new Map<string, Product[]>()
  for (const product of products) {
    for (const key of new Set([...product.barcodes, product.code].map(barcodeKey))) {
      if (key === '') continue
      const held = lookup.get(key)
      if (held) held.push(product)
      else lookup.set(key, [product])
    }
  }
  return lookup
}

/** All products that bear the code, in the order they were given: none, one, or several to choose from. */
export function lookupByBarcode(lookup: BarcodeLookup, scanned: string): readonly Product[] {
  return lookup.get(barcodeKey(scanned)) ?? []
}
