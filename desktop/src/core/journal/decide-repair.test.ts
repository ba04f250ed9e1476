import { describe, expect, it } from 'vitest'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { Ack } from '../../machine/contract.ts'
import { type Comparison, decideRepair } from './decide-repair.ts'

const hash = (name: string) => name.padEnd(64, '0') as EntryHash
const head = (seq: number, branch = 'a') => ({ seq, hash: seq === 0 ? hash('') : hash(`${branch}${seq}`) })
const ack = (through: number): Ack => ({ epoch: 'e', through, hash: hash(`a${through}`) })

function found(over: {
  store?: Partial<Comparison['store']>
  box?: Partial<Comparison['box']>
  rest?: Partial<Comparison>
}): Comparison {
  return {
    store: { head: head(10), ack: null, tillId: 'till', ...over.store },
    box: { head: head(10), ack: null, tillId: 'till', damagedFromSeq: null, ...over.box },
    commonSeq: 10,
    isAckInStore: false,
    isAckInBox: false,
    ...over.rest,
  }
}

describe('what start-up does about two stores', () => {
  it('is nothing when both end alike', () => {
    expect(decideRepair(found({}))).toMatchObject({ steps: [], head: head(10), isBehind: false })
  })

  it('copies the tail when one store is the beginning of the other', () => {
    expect(decideRepair(found({ box: { head: head(7) }, rest: { commonSeq: 7 } }))).toMatchObject({
      steps: [{ step: 'copy-to-box', fromSeq: 8, toSeq: 10 }],
      head: head(10),
    })
    expect(decideRepair(found({ store: { head: head(7) }, rest: { commonSeq: 7 } }))).toMatchObject({
      steps: [{ step: 'copy-to-store', fromSeq: 8, toSeq: 10 }],
      head: head(10),
    })
  })

  it('keeps the branch that holds the last acked hash when they differ', () => {
    const stores = { store: { head: head(10, 's'), ack: ack(9) }, box: { head: head(12, 'b') } }
    expect(decideRepair(found({ ...stores, rest: { commonSeq: 8, isAckInStore: true } }))).toMatchObject({
      steps: [
        { step: 'set-aside-box', fromSeq: 9, isBranch: true },
        { step: 'copy-to-box', fromSeq: 9, toSeq: 10 },
      ],
      head: head(10, 's'),
    })
    expect(decideRepair(found({ ...stores, rest: { commonSeq: 8, isAckInBox: true } }))).toMatchObject({
      steps: [
        { step: 'set-aside-store', fromSeq: 9 },
        { step: 'copy-to-store', fromSeq: 9, toSeq: 12 },
      ],
      head: head(12, 'b'),
    })
  })

  it('keeps the branch of the black box when no ack tells, or both branches hold it', () => {
    const stores = { store: { head: head(10, 's'), ack: ack(5) }, box: { head: head(9, 'b') } }
    for (const isAcked of [true, false])
      expect(
        decideRepair(found({ ...stores, rest: { commonSeq: 8, isAckInStore: isAcked, isAckInBox: isAcked } }))
          .head,
      ).toEqual(head(9, 'b'))
  })

  it('knows that the server has more when both end before the last ack, whichever of them noted it', () => {
    expect(decideRepair(found({ store: { ack: ack(11) } })).isBehind).toBe(true)
    expect(decideRepair(found({ box: { ack: ack(11) } })).isBehind).toBe(true)
    expect(decideRepair(found({ store: { ack: ack(10) } })).isBehind).toBe(false)
  })

  it('rebuilds an empty store from the box and an empty box from the store', () => {
    expect(
      decideRepair(found({ store: { head: head(0), tillId: null }, rest: { commonSeq: 0 } })).steps,
    ).toEqual([{ step: 'copy-to-store', fromSeq: 1, toSeq: 10 }])
    expect(
      decideRepair(found({ box: { head: head(0), tillId: null }, rest: { commonSeq: 0 } })).steps,
    ).toEqual([{ step: 'copy-to-box', fromSeq: 1, toSeq: 10 }])
  })

  it('starts a new till when both are empty', () => {
    const empty = { head: head(0), tillId: null }
    expect(decideRepair(found({ store: empty, box: empty, rest: { commonSeq: 0 } }))).toMatchObject({
      steps: [],
      head: { seq: 0 },
    })
  })

  it('moves the damaged end of the box aside before the store gives it back', () => {
    expect(
      decideRepair(found({ box: { head: head(6), damagedFromSeq: 7 }, rest: { commonSeq: 6 } })).steps,
    ).toEqual([
      { step: 'set-aside-box', fromSeq: 7, isBranch: false },
      { step: 'copy-to-box', fromSeq: 7, toSeq: 10 },
    ])
  })

  it('takes the box at its word when the store belongs to another till', () => {
    const repair = decideRepair(
      found({
        store: { tillId: 'other', ack: ack(99) },
        box: { head: head(3, 'b') },
        rest: { commonSeq: 0 },
      }),
    )
    expect(repair).toMatchObject({
      steps: [
        { step: 'set-aside-store', fromSeq: 1 },
        { step: 'copy-to-store', fromSeq: 1, toSeq: 3 },
      ],
      isForeign: true,
      isBehind: false,
      ack: null,
    })
  })
})
