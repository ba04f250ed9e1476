import { isHashOfText } from '#shared/journal/chain.ts'
import { joinCarried } from '#shared/journal/carry.ts'
import type { ChainedEntry, WrittenEntry } from '#shared/journal/entry.ts'
import type { Session } from '../session.ts'
import type { Finding } from '../till.ts'
import type { OwnRow, TillDb } from '../store/database.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { lastNumber } from '../store/own-entries.ts'
import { putOwn } from './move-entries.ts'
import { readAny } from './read-any.ts'
import { rewriteBox } from './rewrite-box.ts'
import { loadViews } from './view-keeper.ts'

/** Holes looked at in one round; there is hardly ever one. */
const HOLES_A_ROUND = 50

/** The own entries whose text is lost, oldest first. */
export function ownHoles(db: TillDb): Promise<OwnRow[]> {
  return db.own.where('hole').equals(1).limit(HOLES_A_ROUND).toArray()
}

/** What of a hole lies on this machine: in the box, beside the journal, or carried by a till of the point (P14). */
export async function findNearby({ db, parts, identity }: Session, hole: OwnRow): Promise<ChainedEntry[]> {
  const found: ChainedEntry[] = await parts.blackBox.read(hole.seq, 1)
  const aside = await db.branch.get([identity?.tillId ?? '', hole.hash])
  if (aside) found.push(aside)
  for (const table of [db.own, db.sibling]) {
    const rows: ChainedEntry[] = await table.where('carriedHash').equals(hole.hash).toArray()
    const bodies = rows.map(readAny).flatMap((entry) => (entry?.kind === 'entry.carried' ? [entry.body] : []))
    const joined = joinCarried(bodies)
    if (joined.ok) found.push(joined.value.entry)
  }
  return found
}

/**
 * Puts texts back where they fit the hash that the chain kept (P6b), in both stores; what was folded without them is
 * folded anew. Answers how many.
 */
export function fillHoles(session: Session, texts: readonly ChainedEntry[]): Promise<number> {
  return session.inTurn(async () => {
    const { db } = session
    const holes = await ownHoles(db)
    const filled = holes.flatMap(
      (hole) => texts.find((entry) => doesFit(hole, entry)) ?? [],
    ) as WrittenEntry[] // each has its text
    const [first] = filled
    if (first === undefined || !session.isOpen) return 0
    const known = filled.filter(({ seq }) => seq <= (session.ack?.through ?? 0))
    const refilled = (await readMeta(db, 'refilled')) ?? []
    await writeMeta(db, 'refilled', [...refilled, ...known.map(({ seq }) => seq)]) // first: a hole is not sent again
    await putOwn(db, filled)
    await db.meta.delete('views')
    session.viewKeeper = await loadViews(db, session.head)
    session.lastSaleNumber = await lastNumber(db, 'saleNumber', session.identity?.tillId)
    session.lastReturnNumber = await lastNumber(db, 'returnNumber', session.identity?.tillId)
    const seqs = new Set(filled.map(({ seq }) => seq))
    const found = filled.map(({ seq }): Finding => ({ code: 'hole-filled', detail: { seq } }))
    const isOpen = ({ code, detail }: Finding) => code !== 'hole' || !seqs.has(Number(detail.seq))
    session.findings = [...session.findings.filter(isOpen), ...found]
    session.unnoted = [...session.unnoted, ...found]
    await rewriteBox(session, first.seq)
    return filled.length
  })
}

function doesFit({ seq, prevHash, hash }: OwnRow, entry: ChainedEntry): boolean {
  const { text } = entry
  return entry.seq === seq && text !== null && isHashOfText({ seq, prevHash, hash, text })
}
