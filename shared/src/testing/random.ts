/** Chance as an argument: the same seed gives the same values for ever, so a seed is a whole test case. */
export type Random = {
  /** 0 … 2³² − 1. */
  uint32(): number
  /** Both ends belong to it; at most 2³² values. */
  int(min: number, max: number): number
  /** True once in `outOf` on average, 1 or more. */
  oneIn(outOf: number): boolean
  pick<T>(items: readonly T[]): T
  bytes(count: number): Uint8Array
  shuffled<T>(items: readonly T[]): T[]
  /** Another stream that depends on this seed and the name only, not on what was drawn before. */
  fork(name: string): Random
}

/** sfc32 (Chris Doty-Humphrey, PractRand; public domain), its state filled from the seed by FNV-1a. */
export function seededRandom(seed: number | string): Random {
  const uint32 = sfc32(String(seed))
  const int = (min: number, max: number) => min + (uint32() % (max - min + 1))
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from')
    return items[int(0, items.length - 1)] as T
  }
  return {
    uint32,
    int,
    oneIn: (outOf) => int(1, outOf) === 1,
    pick,
    bytes: (count) => Uint8Array.from({ length: count }, () => uint32() & 0xff),
    shuffled: (items) => shuffle([...items], int),
    fork: (name) => seededRandom(`${seed}/${name}`),
  }
}

function sfc32(seed: string): () => number {
  let a = fnv1a(seed, 0x811c9dc5)
  let b = fnv1a(seed, 0x9e3779b9)
  let c = fnv1a(seed, 0x243f6a88)
  let counter = 1
  const next = () => {
    const value = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + value
    c |= 0
    return value >>> 0
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

function fnv1a(text: string, basis: number): number {
  let hash = basis
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash | 0
}

function shuffle<T>(items: T[], int: (min: number, max: number) => number): T[] {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = int(0, index)
    const held = items[index] as T
    items[index] = items[other] as T
    items[other] = held
  }
  return items
}
