import { buildBarcodeLookup, type BarcodeLookup, lookupByBarcode } from '#shared/catalogue/barcode-lookup.ts'
import type { Product } from '#shared/catalogue/product.ts'
import {
  buildSearchIndex,
  type SearchEntry,
  type SearchIndex,
  searchProducts,
} from '#shared/catalogue/search-index.ts'
import type { Catalogue } from '../../core/till.ts'

/** Finds products of one version of the catalogue. Its tables are made when they are first asked. */
export type Finder = {
  catalogue: Catalogue
  /** Products that bear the first of these codes that any product bears; those on sale before withdrawn ones. */
  byCode(codes: readonly string[]): readonly Product[]
  /** Products on sale, best first. */
  search(text: string, limit: number): readonly Product[]
  /** Makes the tables now, so that the first scan need not wait for them. */
  prepare(): void
}

export function makeFinder(catalogue: Catalogue): Finder {
  let lookup: BarcodeLookup | null = null
  let index: SearchIndex | null = null
  const codes = () => (lookup ??= buildBarcodeLookup(catalogue.products))
  const names = () => (index ??= buildSearchIndex(searchEntries(catalogue)))
  return {
    catalogue,
    byCode(spellings) {
      for (const spelling of spellings) {
        const found = lookupByBarcode(codes(), spelling)
        const onSale = found.filter((product) => product.isActive)
        if (found.length > 0) return onSale.length > 0 ? onSale : found
      }
      return []
    },
    search: (text, limit) => searchProducts(names(), text, limit),
    prepare() {
      codes()
      names()
    },
  }
}

function searchEntries({ products, producers }: Catalogue): SearchEntry[] {
  return products
    .filter((product) => product.isActive)
    .map((product) => ({ product, producerName: producers.get(product.producerId)?.name ?? '' }))
}
