import { isHashOfText } from '#shared/journal/chain.ts'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import type { BlackBox } from '../parts.ts'
import type { OwnRow, TillDb } from '../store/database.ts'
import { ownHead, readOwn } from '../store/own-entries.ts'
import { putOwn, setAsideStore } from './move-entries.ts'

const PAGE = 500

/** What was done about the store's damaged entries. `cutFromSeq`: nothing tells what stood from there on. */
export type Mended = { fromBox: number[]; holes: number[]; cutFromSeq: number | null }

type Stores = { db: TillDb; box: BlackBox }

/**
 * Walks the store from `fromSeq` to its head and mends what is missing or does not fit its hash: with the box's
 * copy, else with a hole that keeps the numbers and the chain (P6b). Damage at the very end, with no copy and
 * nothing behind it, is cut off and kept aside: what the server or the box has goes on from there.
 */
export async function mendStore(stores: Stores, fromSeq: number): Promise<Mended> {
  const mended: Mended = { fromBox: [], holes: [], cutFromSeq: null }
  const { seq: lastSeq } = await ownHead(stores.db)
  let before = await headBefore(stores.db, fromSeq)
  for (let seq = fromSeq; seq <= lastSeq; ) {
    const rows = await readOwn(stores.db, { fromSeq: seq, toSeq: lastSeq, limit: PAGE })
    const soundCount = countSound(before, rows)
    before = rows[soundCount - 1] ?? before
    seq += soundCount
    if (soundCount === rows.length && rows.length > 0) continue
    const mend = await findMend(stores, before, rows.slice(soundCount))
    if (mend === null) {
      mended.cutFromSeq = seq
      await setAsideStore(stores.db, seq, null)
      break
    }
    await putOwn(stores.db, [mend])
    ;(mend.text === null ? mended.holes : mended.fromBox).push(seq)
    before = mend
    seq += 1
  }
  return mended
}

/** Whether `entry` is whole and stands right behind `before`. */
export function isFollowing(before: Head, entry: ChainedEntry): boolean {
  const { seq, prevHash, text } = entry
  if (seq !== before.seq + 1 || prevHash !== before.hash) return false
  return text === null || (typeof text === 'string' && isHashOfText({ ...entry, text }))
}

async function headBefore(db: TillDb, seq: number): Promise<Head> {
  return (seq > 1 && (await db.own.get(seq - 1))) || EMPTY_HEAD
}

function countSound(before: Head, rows: readonly OwnRow[]): number {
  let last = before
  const broken = rows.findIndex((row) => {
    const isSound = isFollowing(last, row)
    last = row
    return !isSound
  })
  return broken === -1 ? rows.length : broken
}

/** The entry that belongs right behind `before`: the box's copy, or a hole with the hash the next entry names. */
async function findMend(
  { box }: Stores,
  before: Head,
  rest: readonly OwnRow[],
): Promise<ChainedEntry | null> {
  const seq = before.seq + 1
  const inBox = await box.read(seq, 2)
  const copy = inBox.find((entry) => isFollowing(before, entry))
  if (copy) return copy
  const next = [...rest, ...inBox].find(
    (entry) => entry.seq === seq + 1 && isFollowing({ seq, hash: entry.prevHash }, entry),
  )
  const own = rest.find((row) => row.seq === seq && row.prevHash === before.hash && rest.length > 1)
  const hash = next?.prevHash ?? own?.hash
  return hash === undefined ? null : { seq, prevHash: before.hash, hash, text: null }
}
