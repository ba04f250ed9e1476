import type { Product } from './product.ts'
import { foldText, searchTokens } from './search-key.ts'

/** What a product is found by: its name, its producer's name, its code, its barcodes. */
export type SearchEntry = { product: Product; producerName: string }

/**
 * A sorted table of keys and the places where each occurs. A key is what a field holds from one word on, without
 * spaces, cut to KEY_LENGTH: "Cà phê bột" has "caphebot", "phebot" and "bot". So "ca", "phe", "caphe" and
 * "caphebo" are all beginnings of keys, and one range of the table answers each.
 */
export type SearchIndex = {
  /** By name; an entry's number is its place here. */
  entries: readonly SearchEntry[]
  keys: readonly string[]
  /** keys[k] occurs at places[starts[k]] up to places[starts[k + 1]]. */
  starts: Uint32Array
  /** Entry number << WORTH_BITS | worth. */
  places: Uint32Array
  /** Of each entry all keys, whole: "\n3caphebot\n2phebot\n1htxeakao", the digit being their worth. */
  texts: readonly string[]
}

const KEY_LENGTH = 16
const WORTH_BITS = 2
const WORTH_MASK = 3
/** How much it is worth to be found at a place. 0 is left for: not found. */
const WORTH = { beginning: 3, inside: 2, producer: 1 } as const
/** Looking into one entry's text takes as long as about so many places of the table. */
const PLACES_A_TEXT = 100

export function buildSearchIndex(unsorted: readonly SearchEntry[]): SearchIndex {
  const entries = sortByName(unsorted)
  const texts: string[] = []
  const placesOf = new Map<string, number[]>()
  for (const [number, entry] of entries.entries()) {
    const own = keysOf(entry)
    texts.push(own.map(({ text, worth }) => `\n${worth}${text}`).join(''))
    for (const { text, worth } of own) {
      const key = text.slice(0, KEY_LENGTH)
      const held = placesOf.get(key)
      if (held) held.push((number << WORTH_BITS) | worth)
      else placesOf.set(key, [(number << WORTH_BITS) | worth])
    }
  }
  const keys = [...placesOf.keys()].sort()
  const lists = keys.map((key) => placesOf.get(key) ?? [])
  const starts = new Uint32Array(keys.length + 1)
  for (const [index, list] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + list.length
  return { entries, keys, starts, places: Uint32Array.from(lists.flat()), texts }
}

/**
 * Products that have every word of the query as the beginning of a word, with or without marks, or the whole
 * query written without spaces. Best places first, then by name; at most `limit`.
 */
export function searchProducts(index: SearchIndex, query: string, limit = 50): Product[] {
  const words = searchTokens(query)
  const scores = scoresOf(index, words)
  if (words.length > 1) raise(scores, index, { ...rangeOf(index, words.join('')), times: words.length })
  return bestFirst(scores, limit).flatMap((number) => index.entries[number]?.product ?? [])
}

/** For each entry what its words are worth together, 0 where one of them is not there. The rarest word goes first. */
function scoresOf(index: SearchIndex, words: readonly string[]): Uint8Array {
  const [rarest, ...others] = words.map((word) => rangeOf(index, word)).toSorted((a, b) => a.size - b.size)
  const total = new Uint8Array(index.entries.length)
  if (rarest) raise(total, index, rarest)
  let held = others.length > 0 ? foundIn(total) : []
  for (const range of others) {
    const isFew = held.length * PLACES_A_TEXT < range.size
    const worthOf = isFew ? worthByText(index, range.word) : worthByTable(index, range)
    held = held.filter((number) => {
      const worth = worthOf(number)
      total[number] = worth === 0 ? 0 : Math.min((total[number] as number) + worth, 255)
      return worth > 0
    })
  }
  return total
}

function foundIn(scores: Uint8Array): number[] {
  const found: number[] = []
  for (let number = 0; number < scores.length; number += 1) if (scores[number] !== 0) found.push(number)
  return found
}

/** Where the table has the keys that begin with a word, or with as much of it as a key holds. */
type Range = { word: string; start: number; size: number }

function rangeOf({ keys, starts }: SearchIndex, word: string): Range {
  const prefix = word.slice(0, KEY_LENGTH)
  const start = starts[lowerBound(keys, prefix)] ?? 0
  return { word, start, size: (starts[lowerBound(keys, `${prefix}\uffff`)] ?? start) - start }
}

/** Raises each entry that has the word to what its best place is worth, so many times over. */
function raise(
  scores: Uint8Array,
  index: SearchIndex,
  { word, start, size, times = 1 }: Range & { times?: number },
): void {
  const { places } = index
  const worthOf = word.length > KEY_LENGTH ? worthByText(index, word) : null
  for (let at = start; at < start + size; at += 1) {
    const place = places[at] as number
    const number = place >>> WORTH_BITS
    const worth = worthOf ? worthOf(number) : place & WORTH_MASK
    if (worth * times > (scores[number] as number)) scores[number] = Math.min(worth * times, 255)
  }
}

type WorthOf = (number: number) => number

function worthByTable(index: SearchIndex, range: Range): WorthOf {
  const scores = new Uint8Array(index.entries.length)
  raise(scores, index, range)
  return (number) => scores[number] as number
}

function worthByText({ texts }: SearchIndex, word: string): WorthOf {
  const beginnings = Object.values(WORTH).map((worth) => ({ worth, key: `\n${worth}${word}` }))
  return (number) => {
    const text = texts[number] ?? ''
    if (!text.includes(word)) return 0 // most often, and three times as quick
    return beginnings.find(({ key }) => text.includes(key))?.worth ?? 0
  }
}

/** Entry numbers by score, the best first; among equals in their own order, which is by name. */
function bestFirst(scores: Uint8Array, limit: number): number[] {
  const byScore: number[][] = []
  for (let number = 0; number < scores.length; number += 1) {
    const score = scores[number] as number
    if (score === 0) continue
    byScore[score] ??= []
    if (byScore[score].length < limit) byScore[score].push(number)
  }
  return byScore.reverse().flat().slice(0, limit)
}

/** Every key of an entry, whole, and what its place is worth. */
function keysOf({ product, producerName }: SearchEntry): { text: string; worth: number }[] {
  const own = [product.name, product.code, ...product.barcodes].flatMap((field) =>
    wordStarts(field).map((text, place) => ({ text, worth: place === 0 ? WORTH.beginning : WORTH.inside })),
  )
  return [...own, ...wordStarts(producerName).map((text) => ({ text, worth: WORTH.producer }))]
}

/** What a field holds from each of its words on, without spaces. */
function wordStarts(field: string): string[] {
  const words = searchTokens(field)
  const whole = words.join('')
  let start = 0
  return words.map((word) => {
    const rest = whole.slice(start)
    start += word.length
    return rest
  })
}

function sortByName(entries: readonly SearchEntry[]): SearchEntry[] {
  const keyed = entries.map((entry) => ({
    entry,
    key: `${foldText(entry.product.name)}\0${entry.product.id}`,
  }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry)
}

/** The first place in the sorted `keys` that is not below `text`. */
function lowerBound(keys: readonly string[], text: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as string) < text) low = middle + 1
    else high = middle
  }
  return low
}
