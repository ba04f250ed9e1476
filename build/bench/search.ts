import { Encoder, Index } from 'flexsearch'
import { buildSearchIndex, type SearchEntry, searchProducts } from '#shared/catalogue/search-index.ts'
import { foldText } from '#shared/catalogue/search-key.ts'
import { type Random, seededRandom } from '#shared/testing/random.ts'
import { bigCatalogue, CATALOGUE_SIZE } from './big-catalogue.ts'
import { interleave, median, percentile } from './compare.ts'
import { type Row, rowOf } from './row.ts'

const SEARCHES = 120
const ROUNDS = 3
const FOUND_AMONG = 50
const LIMIT_MS = 0.35

type Find = (text: string) => string[]
type Search = { text: string; id: string }

/**
 * Every keystroke of searches for products, with and without marks and spaces, on 20,000 names: how long the till's own
 * index takes, and whether the product is among the first 50 in the end, against FlexSearch with the same folding. A
 * keystroke takes what the median of its rounds took.
 */
export async function benchSearch(): Promise<Row[]> {
  const random = seededRandom('search')
  const entries = bigCatalogue(random)
  const searches = Array.from({ length: SEARCHES }, () => makeSearch(random, random.pick(entries)))
  const index = buildSearchIndex(entries)
  const own: Find = (text) => searchProducts(index, text, FOUND_AMONG).map(({ id }) => id)
  const peer = buildFlexSearch(entries)
  const taken = { own: [] as number[], peer: [] as number[] }
  for (const { text } of searches) {
    const sides = { own: () => typeIn(own, text), peer: () => typeIn(peer, text) }
    const rounds = await interleave(sides, { rounds: ROUNDS, warmUp: 1 })
    taken.own.push(...medians(rounds.own))
    taken.peer.push(...medians(rounds.peer))
  }
  const names = `on ${CATALOGUE_SIZE.toLocaleString('en')} names`
  const durability = 'none: in memory'
  return [
    rowOf(
      {
        name: `search, p99 of a keystroke ${names}`,
        unit: 'ms',
        peer: 'limit',
        durability,
        budget: { atMost: 1 },
      },
      { value: percentile(taken.own, 99), peerValue: LIMIT_MS },
    ),
    rowOf(
      { name: 'search, the same', unit: 'ms', peer: 'FlexSearch', durability, budget: { atMost: 1 } },
      { value: percentile(taken.own, 99), peerValue: percentile(taken.peer, 99) },
    ),
    rowOf(
      {
        name: `search, found among ${FOUND_AMONG}`,
        unit: 'of 1',
        peer: 'FlexSearch',
        durability,
        budget: { atLeast: 1 },
      },
      { value: recall(own, searches), peerValue: recall(peer, searches) },
    ),
  ]
}

/** Milliseconds of each keystroke of a text. */
function typeIn(find: Find, text: string): number[] {
  return [...text].map((_, place) => {
    const start = performance.now()
    find(text.slice(0, place + 1))
    return performance.now() - start
  })
}

/** Keystroke by keystroke, the median over the rounds. */
function medians(rounds: readonly (readonly number[])[]): number[] {
  return (rounds[0] ?? []).map((_, place) => median(rounds.map((round) => round[place] ?? Number.NaN)))
}

function recall(find: Find, searches: readonly Search[]): number {
  return searches.filter(({ text, id }) => find(text).includes(id)).length / searches.length
}

/** What somebody types who looks for this product: most of its name, as people type. */
function makeSearch(random: Random, { product }: SearchEntry): Search {
  const words = product.name.split(' ')
  const isJoined = random.oneIn(5)
  const typed = isJoined
    ? words.join('')
    : [...words.slice(0, 3), ...random.shuffled(words.slice(3)).slice(0, 3)].join(' ')
  return { text: random.oneIn(2) ? foldText(typed) : typed, id: product.id }
}

function buildFlexSearch(entries: readonly SearchEntry[]): Find {
  const encoder = new Encoder({ normalize: (text: string) => foldText(text) })
  const index = new Index({ tokenize: 'forward', encoder })
  for (const { product, producerName } of entries)
    index.add(product.id, [product.name, product.code, ...product.barcodes, producerName].join(' '))
  return (text) => index.search(text, { limit: FOUND_AMONG }).map(String)
}
