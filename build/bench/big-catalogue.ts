import type { SearchEntry } from '#shared/catalogue/search-index.ts'
import { productIdSchema } from '#shared/ids.ts'
import { buildProduct } from '#shared/testing/masters.ts'
import type { Random } from '#shared/testing/random.ts'
import { benchWorld } from './demo-sales.ts'

export const CATALOGUE_SIZE = 20_000

/** Names in the demo's own words, each with a word of its own that tells it from its neighbours. */
export function bigCatalogue(random: Random): SearchEntry[] {
  const { products, producers } = benchWorld().catalogue
  const words = [...new Set(products.flatMap(({ name }) => name.split(' ')))]
  return Array.from({ length: CATALOGUE_SIZE }, (_, index) => {
    const base = random.pick(products)
    const name = `${base.name} ${random.pick(words)} ${random.pick(words)}`
    const id = productIdSchema.parse(`sp-${index}`)
    const product = buildProduct({
      id,
      name,
      code: `SP-${index}`,
      barcodes: [String(8_930_000_000_000 + index)],
    })
    return { product, producerName: random.pick(producers).name }
  })
}
