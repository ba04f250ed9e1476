import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { BlackBox } from '../parts.ts'
import type { BranchRow, TillDb } from '../store/database.ts'
import { isFollowing } from './mend-store.ts'
import { keepBranch, putOwn } from './move-entries.ts'

const PAGE = 200

type Stores = { db: TillDb; box: BlackBox }

/** Brings the box's sound lines behind its damage to safety, those that the store does not hold itself. */
export async function keepBeyondDamage({ db, box }: Stores, damagedFromSeq: number): Promise<void> {
  for (let seq = damagedFromSeq; ; ) {
    const page = await box.read(seq, PAGE)
    const last = page.at(-1)
    if (last === undefined) return
    const held = await db.own.bulkGet(page.map((entry) => entry.seq))
    await keepBranch(
      db,
      page.filter((entry, index) => held[index]?.hash !== entry.hash),
    )
    seq = last.seq + 1
  }
}

/**
 * Puts entries that were set aside back behind the head they follow: lines behind a damage, or the rest once the
 * server has given back what was missing. A single number whose entry is nowhere becomes a hole if `canHole`
 * (P6b). Answers the new head and the holes.
 */
export async function rejoinBranch(
  { db, box }: Stores,
  head: Head,
  { tillId, canHole }: { tillId: string; canHole: boolean },
): Promise<{ head: Head; holes: number[] }> {
  const rows = await db.branch.where('tillId').equals(tillId).toArray()
  const holes: number[] = []
  let end = head
  for (;;) {
    const next = nextOf(rows, end, canHole)
    if (next === null) return { head: end, holes }
    await box.append([next])
    await putOwn(db, [next])
    if (next.text === null) holes.push(next.seq)
    else await db.branch.delete([tillId, next.hash])
    end = { seq: next.seq, hash: next.hash }
  }
}

function nextOf(rows: readonly BranchRow[], head: Head, canHole: boolean): ChainedEntry | null {
  const next = rows.find((row) => row.waiting && isFollowing(head, row))
  if (next) return { seq: next.seq, prevHash: next.prevHash, hash: next.hash, text: next.text }
  // the tail of a branch that lost has its own beginning beside it: that is not behind a damage
  const isLoose = ({ prevHash }: BranchRow) => rows.every((row) => row.hash !== prevHash)
  const behind = canHole && rows.find((row) => row.waiting && row.seq === head.seq + 2 && isLoose(row))
  return behind ? { seq: head.seq + 1, prevHash: head.hash, hash: behind.prevHash, text: null } : null
}
