import { expect } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'
import { createRig, type Rig } from './rig.ts'

/** A till with `count` sales behind seq 1 (enrolled), of which the first `sent` entries are acknowledged. */
export async function soldRig(count: number, sent = 0): Promise<Rig> {
  const rig = await createRig()
  for (let sale = 0; sale < count; sale += 1) {
    if (rig.box.lines.length === sent) await rig.till.syncOnce()
    await rig.sell()
  }
  return rig
}

export const cutStore = (rig: Rig, throughSeq: number) =>
  rig.inStore((db) => db.own.where('seq').above(throughSeq).delete())
export const cutBox = (rig: Rig, throughSeq: number) => {
  rig.box.lines = rig.box.lines.slice(0, throughSeq)
}
export const rotStore = (rig: Rig, seq: number) =>
  rig.inStore((db) => db.own.update(seq, { text: '{"rotten":true}' }))
export const storeRows = (rig: Rig) =>
  rig.inStore(async (db) =>
    (await db.own.toArray()).map(({ seq, prevHash, hash, text }) => ({ seq, prevHash, hash, text })),
  )
export const codes = (rig: Rig) => rig.till.getState().findings.map(({ code }) => code)
export const saleIdsOf = (entries: readonly ChainedEntry[]) =>
  entries.flatMap(({ text }) => (text?.includes('"sale.completed"') ? JSON.parse(text).body.saleId : []))

/** Both stores hold the same unbroken chain, and every one of these sales in it once. */
export async function expectWhole(rig: Rig, sales: readonly string[]): Promise<void> {
  const rows = await storeRows(rig)
  expect(rig.box.lines).toEqual(rows)
  let before = '0'.repeat(64)
  for (const [index, row] of rows.entries()) {
    expect(row).toMatchObject({ seq: index + 1, prevHash: before })
    expect(row.text === null || hashEntry(row.prevHash, row.text) === row.hash).toBe(true)
    before = row.hash
  }
  expect(saleIdsOf(rows)).toEqual(sales)
}

export function carriedBodies(rig: Rig): { seq: number; hash: string; piece: string }[] {
  return rig.box.lines.flatMap(({ text }) => (text?.includes('"entry.carried"') ? JSON.parse(text).body : []))
}

/** The same texts as another till's, renumbered and chained behind `before`. */
export function rechained(
  entries: readonly ChainedEntry[],
  before: ChainedEntry | undefined,
): ChainedEntry[] {
  if (typeof before?.text !== 'string') throw new Error('an entry to follow')
  const { tillId } = JSON.parse(before.text)
  let last: ChainedEntry = before
  return entries.map(({ text }) => {
    const seq = last.seq + 1
    const moved = JSON.stringify({ ...JSON.parse(text ?? ''), tillId, seq })
    last = { seq, prevHash: last.hash, hash: hashEntry(last.hash, moved), text: moved }
    return last
  })
}
