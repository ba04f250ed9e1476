import { buildBarcodeLookup, type BarcodeLookup, lookupByBarcode } from '#shared/catalogue/barcode-lookup.ts'
import type { Product } from '#shared/catalogue/product.ts'
import { buildSearchIndex, searchProducts, type SearchIndex } from '#shared/catalogue/search-index.ts'
import type { Catalogue } from '../../core/till.ts'

/** Finds products of one version of the catalogue. Its tables are made when they are first asked. */
export type Finder = {
  catalogue: Catalogue
  /** Products that bear the first of these codes that any product bears; those on sale before withdrawn ones. */
  byCode(codes: readonly string[]): readonly Product[]
  /** Products on sale, best first. */
  search(text: string, limit: number): readonly Product[]
}

export function makeFinder(catalogue: Catalogue): Finder {
  let lookup: BarcodeLookup | null = null
  let index: SearchIndex | null = null
  return {
    catalogue,
    byCode(codes) {
      lookup ??= buildBarcodeLookup(catalogue.products)
      for (const code of codes) {
        const found = lookupByBarcode(lookup, code)
        const onSale = found.filter((product) => product.isActive)
        if (found.length > 0) return onSale.length > 0 ? onSale : found
      }
      return []
    },
    search(text, limit) {
      index ??= buildSearchIndex(
        catalogue.products
          .filter((product) => product.isActive)
          .map((product) => ({
            product,
            producerName: catalogue.producers.get(product.producerId)?.name ?? '',
          })),
      )
      return searchProducts(index, text, limit)
    },
  }
}
