import { describe, expect, it } from 'vitest'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { branchesFrom, dateJournals, journalsOf, type Link, type LooseLink, lowestRoot } from './journals.ts'

const HOUR = 3_600_000

/** `a3` follows `a2`: seq 3 of branch a. Times are an hour per seq; measured where `offset` says so. */
function link(hash: string, offsetMs: number | null = 0): Link {
  const seq = Number(hash.slice(1))
  return { seq, hash, item: { seq, wallMs: seq * HOUR, offsetMs, run: 1 } }
}

function loose(hash: string, prevHash: string, offsetMs: number | null = 0): LooseLink {
  return { ...link(hash, offsetMs), prevHash }
}

function names(journals: Link[][]): string[] {
  return journals.map((journal) => journal.map((one) => one.hash).join(' '))
}

describe('[P14] the journals of a till', () => {
  const pushed = ['a1', 'a2', 'a3'].map((hash) => link(hash))

  it('are what it pushed, alone', () => {
    expect(names(journalsOf(pushed, []))).toEqual(['a1 a2 a3'])
    expect(names(journalsOf([], []))).toEqual([''])
  })

  it('go on with what was carried behind its end', () => {
    expect(names(journalsOf(pushed, [loose('a5', 'a4'), loose('a4', 'a3')]))).toEqual(['a1 a2 a3 a4 a5'])
    expect(names(journalsOf([], [loose('a2', 'a1'), loose('a1', ZERO_HASH)]))).toEqual(['a1 a2'])
  })

  it('stand alone while what they follow is missing', () => {
    expect(names(journalsOf(pushed, [loose('a8', 'a7'), loose('a4', 'a3')]))).toEqual(['a1 a2 a3 a4', 'a8'])
    expect(names(journalsOf(pushed, [loose('b3', 'b2')]))).toEqual(['a1 a2 a3', 'b3'])
    expect(names(journalsOf([], [loose('a8', 'a7')]))).toEqual(['', 'a8'])
  })

  it('[P5] branch where an entry follows an earlier one', () => {
    expect(names(journalsOf(pushed, [loose('b3', 'a2'), loose('b4', 'b3')]))).toEqual([
      'a1 a2 a3',
      'a1 a2 b3 b4',
    ])
  })

  it('branch beyond the end as well: the lower hash goes on, the other stands on what was pushed', () => {
    const fork = [loose('c4', 'a3'), loose('b4', 'a3'), loose('c5', 'c4')]
    expect(names(journalsOf(pushed, fork))).toEqual(['a1 a2 a3 b4', 'a1 a2 a3 c4 c5'])
  })

  it('branch within a branch', () => {
    const tree = [loose('b3', 'a2'), loose('b4', 'b3'), loose('c4', 'b3')]
    expect(names(journalsOf(pushed, tree))).toEqual(['a1 a2 a3', 'a1 a2 b3 b4', 'a1 a2 b3 c4'])
  })

  it('take no entry for the next whose number is not', () => {
    expect(names(journalsOf(pushed, [loose('b3', 'a2'), loose('b5', 'b3')]))).toEqual([
      'a1 a2 a3',
      'a1 a2 b3',
      'b5',
    ])
  })

  it('hold a long branch without exhausting the stack', () => {
    const long = Array.from({ length: 50_000 }, (_, index) =>
      loose(`b${index + 4}`, index ? `b${index + 3}` : 'a3'),
    )
    expect(journalsOf(pushed, long)[0]).toHaveLength(50_003)
  })

  it('[P11] take no measure of the kept branch for a run of the same number on another', () => {
    const kept = [link('a1', null), link('a2', null), link('a3', 5)]
    const offsets = (carried: LooseLink[]) =>
      [...dateJournals(journalsOf(kept, carried)).values()].map(({ seq, datedMs }) => datedMs - seq * HOUR)
    expect(offsets([loose('b4', 'b3', null)])).toEqual([5, 5, 5, 0])
    expect(offsets([loose('b3', 'b2', null), loose('b4', 'b3', null)])).toEqual([5, 5, 5, 0, 0])
    expect(offsets([loose('a4', 'a3', null)])).toEqual([5, 5, 5, 5])
  })

  it('are dated each on its own, common entries by the trunk', () => {
    const trunk = [link('a1', null), link('a2', null), link('a3', 5)]
    const dated = dateJournals(journalsOf(trunk, [loose('b3', 'a2', 9), loose('b4', 'b3', null)]))
    expect(
      Object.fromEntries([...dated].map(([hash, time]) => [hash, time.datedMs - time.seq * HOUR])),
    ).toEqual({
      a1: 5,
      a2: 5,
      a3: 5,
      b3: 9,
      b4: 9,
    })
  })
})

describe('what a change reaches', () => {
  const links = [loose('b3', 'a2'), loose('b4', 'b3'), loose('c7', 'a6'), loose('c8', 'c7')]

  it('is whole branches that begin there or later', () => {
    expect(branchesFrom(links, 4).map((one) => one.hash)).toEqual(['c7', 'c8'])
    expect(branchesFrom(links, 3)).toHaveLength(4)
  })

  it('begins at the root of the branch it continues', () => {
    expect(lowestRoot(links, new Set(['c8']), 8)).toBe(7)
    expect(lowestRoot(links, new Set(['c8', 'b4']), 4)).toBe(3)
    expect(lowestRoot(links, new Set(['x1']), 5)).toBe(5)
  })
})
