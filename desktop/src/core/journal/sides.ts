import { hashSide } from '#shared/journal/hash.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import { MAX_SIDE_UNITS } from '#shared/protocol/push.ts'
import type { Ack } from '../../machine/contract.ts'
import type { Session } from '../session.ts'
import type { CartRow, OwnRow, SideRow, TillDb } from '../store/database.ts'
import { ownHashAt } from '../store/own-entries.ts'
import type { Finding, FindingCode } from '../till.ts'
import { readAny } from './read-any.ts'

/**
 * How long a buyer's data stays after the server has it: a server that comes back from its last backup is sent it once
 * more with the entries (P10).
 */
export const SIDE_KEPT_MS = 7 * 24 * 60 * 60 * 1000

/** Whether it is the buyer's data that the entry names, and fits the wire. */
export function isSideOf(entry: Entry, side: string): boolean {
  if (side.length > MAX_SIDE_UNITS || !side.isWellFormed()) return false
  return entry.kind === 'sale.completed' && entry.body.sideHash === hashSide(side)
}

/** What the carts of sales that only the other store kept hold beside them. */
export function sidesOfCarts(carts: readonly (CartRow | undefined)[], rows: readonly OwnRow[]): SideRow[] {
  return carts.flatMap((cart) => {
    const row = cart && rows.find(({ saleId }) => saleId === cart.saleId)
    const entry = row && readAny(row)
    if (!entry || typeof cart.side !== 'string' || !isSideOf(entry, cart.side)) return []
    return [{ hash: row.hash, seq: row.seq, side: cart.side, waiting: 1 }]
  })
}

/** The buyers' data beside these entries, by the entry's hash. */
export async function sidesBetween(
  db: TillDb,
  { fromSeq, toSeq }: { fromSeq: number; toSeq: number },
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.side.where('seq').between(fromSeq, toSeq, true, true).toArray()
  return new Map(rows.map(({ hash, side }) => [hash, side]))
}

const COPIED: readonly FindingCode[] = ['store-rebuilt', 'tail-copied-to-store']

/**
 * What a store that was filled from the box is short of: the box never holds a buyer's data. The sales stand; of those
 * the server does not have yet, the number of the first and how many.
 */
export async function sidesLostBy(
  db: TillDb,
  ack: Ack | null,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const copied = findings.filter(({ code }) => COPIED.includes(code))
  if (copied.length === 0) return []
  const fromSeq = Math.min(...copied.map(({ detail }) => Number(detail.fromSeq)))
  const rows = await db.own
    .where('seq')
    .aboveOrEqual(Math.max(fromSeq, (ack?.through ?? 0) + 1))
    .toArray()
  const held = new Set(await db.side.toCollection().primaryKeys())
  const numbers = rows.flatMap((row) => {
    const entry = held.has(row.hash) ? null : readAny(row)
    return entry?.kind === 'sale.completed' && entry.body.sideHash !== null ? [entry.body.number.sale] : []
  })
  const [number] = numbers
  return number === undefined ? [] : [{ code: 'side-lost', detail: { count: numbers.length, number } }]
}

/** Takes out what the server has had long enough, and what stands beside no entry that will be sent. */
export async function dropOldSides({ db, ack, parts }: Session): Promise<void> {
  const nowMs = parts.clock.nowMs()
  const waiting = await db.side.where('waiting').equals(1).toArray()
  const branch = waiting.length > 0 ? await db.branch.where('waiting').equals(1).toArray() : []
  const uncarried = new Set(branch.map(({ hash }) => hash))
  for (const { hash, seq, side } of waiting) {
    const isOwn = (await ownHashAt(db, seq)) === hash
    const isDone = isOwn ? seq <= (ack?.through ?? 0) : !uncarried.has(hash)
    if (isDone) await db.side.put({ hash, seq, side, doneAtMs: nowMs })
  }
  // a clock that went back must not keep them: what the server has may go too early, never too late
  await db.side
    .where('doneAtMs')
    .below(nowMs - SIDE_KEPT_MS)
    .delete()
  await db.side
    .where('doneAtMs')
    .above(nowMs + SIDE_KEPT_MS)
    .delete()
}
