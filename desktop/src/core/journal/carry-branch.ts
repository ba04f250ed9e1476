import { carryEntry } from '#shared/journal/carry.ts'
import type { EntryCarried } from '#shared/journal/kinds/entry-carried.ts'
import { tillIdSchema } from '#shared/ids.ts'
import type { Session } from '../session.ts'
import type { BranchRow, TillDb } from '../store/database.ts'
import type { Committer } from './commit.ts'
import { readAny } from './read-any.ts'

/** One round carries no more than this; the rest waits for the next. */
const MAX_A_ROUND = 100

/**
 * Carries entries that stand outside their journal, verbatim, inside this till's own (P14): a branch that was set
 * aside, or what the server wants of a sibling. Answers how many. A crash between leaves nothing half carried for
 * good: pieces that are there already are not written again.
 */
export async function carryWaiting(session: Session, committer: Committer): Promise<number> {
  await dropKnown(session.db)
  const rows = await session.db.branch.where('waiting').equals(1).limit(MAX_A_ROUND).toArray()
  let carriedCount = 0
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    if (isOfPoint(session, row) && !(await isRepeated(session, row))) {
      for (const piece of await missingPieces(session.db, row)) {
        const { outcome } = await committer.commit('entry.carried', piece)
        if (outcome !== 'done') return carriedCount
      }
      carriedCount += 1
    }
    const { waiting: _, ...kept } = row
    await session.db.branch.put(kept)
  }
  return carriedCount
}

/** What the office has sent as a sibling's journal stands there already, and is held as that. */
async function dropKnown(db: TillDb): Promise<void> {
  const rows = await db.branch
    .where('waiting')
    .equals(1)
    .and(({ isWanted }) => !isWanted)
    .toArray()
  const held = await db.sibling.bulkGet(rows.map(({ tillId, seq }): [string, number] => [tillId, seq]))
  const known = rows.filter(({ hash }, index) => held[index]?.hash === hash)
  await db.branch.bulkDelete(known.map(({ tillId, hash }): [string, string] => [tillId, hash]))
}

/** Only entries of the same point are carried; what cannot be read is the server's to judge (P6). */
function isOfPoint({ identity }: Session, row: BranchRow): boolean {
  const entry = readAny(row)
  return entry === null || entry.pointId === identity?.pointId
}

/** A sale this journal holds under the same saleId: one cart, sold once, whatever the faults on the way. */
async function isRepeated({ db, identity }: Session, row: BranchRow): Promise<boolean> {
  const entry = readAny(row)
  if (entry?.kind !== 'sale.completed' || row.tillId !== identity?.tillId) return false
  return (await db.own.where('saleId').equals(entry.body.saleId).first()) !== undefined
}

async function missingPieces(db: TillDb, row: BranchRow): Promise<EntryCarried[]> {
  const tillId = tillIdSchema.safeParse(row.tillId)
  if (!tillId.success || row.text === null) return []
  const there = await db.own.where('carriedHash').equals(row.hash).toArray()
  const parts = new Set(there.map((carrying) => partOf(carrying)))
  return carryEntry(tillId.data, { ...row, text: row.text }).filter(({ part }) => !parts.has(part))
}

function partOf(row: Parameters<typeof readAny>[0]): number | null {
  const entry = readAny(row)
  return entry?.kind === 'entry.carried' ? entry.body.part : null
}
