import { base32 } from '#shared/base32.ts'
import type { Head } from '#shared/journal/entry.ts'
import { instantOfIso } from '#shared/time.ts'
import type { Ack } from '../machine/contract.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { createRun } from './journal/run.ts'
import { sidesLostBy } from './journal/sides.ts'
import { openQuestion, saleAt } from './journal/question.ts'
import { readAny } from './journal/read-any.ts'
import { loadViews } from './journal/view-keeper.ts'
import { loadOrMakeKey } from './keys.ts'
import { openStores } from './open-stores.ts'
import type { TillParts } from './parts.ts'
import { createQueue } from './queue.ts'
import type { Session } from './session.ts'
import type { TillDb } from './store/database.ts'
import { readMeta } from './store/meta.ts'
import { lastNumber } from './store/own-entries.ts'
import type { Finding } from './till.ts'

/** More starts than the entries of lost texts can stand for. */
const RUNS_LEFT_OUT = 1000

/** Opens both stores, repairs them and reads what a till keeps in memory. */
export async function openSession(parts: TillParts): Promise<Result<Session, 'store-is-newer'>> {
  const opened = await openStores(parts)
  if (!opened.ok) return err(opened.error)
  const { db, head, ack, identity } = opened.value
  const findings = [...opened.value.findings, ...(await sidesLostBy(db, ack, opened.value.findings))]
  const session: Session = {
    parts,
    boot: base32(parts.randomBytes(16)),
    db,
    head,
    ack,
    identity,
    key: await loadOrMakeKey(db, parts.subtle, identity),
    run: createRun(parts.clock, (await lastRun(db, head.seq)) + 1),
    viewKeeper: await loadViews(db, head),
    lastSaleNumber: await lastNumber(db, 'saleNumber', identity?.tillId),
    lastReturnNumber: await lastNumber(db, 'returnNumber', identity?.tillId),
    tokenOffsetMs: (await readMeta(db, 'tokenOffsetMs')) ?? 0,
    unsentSinceMs: await oldestUnsentMs(db, ack, head),
    unsettled: await openQuestion(db),
    newSaleIds: new Set(),
    isOpen: true,
    findings,
    isStartNoted: false,
    unnoted: findings,
    askHolesAtMs: Number.NEGATIVE_INFINITY,
    pending: null,
    reopening: null,
    inTurn: createQueue(),
  }
  session.findings = [...findings, ...(await lastSaleKept(session))]
  return ok(session)
}

/**
 * Opens both stores anew after an unknown outcome and finds out what became of the pending entry. Must run in
 * turn. Rejects when a store still cannot be used.
 */
export function reopenSession(
  session: Session,
  options = { checkFromSeq: null as number | null },
): Promise<void> {
  session.reopening ??= reopen(session, options.checkFromSeq).finally(() => {
    session.reopening = null
  })
  return session.reopening
}

async function reopen(session: Session, checkFromSeq: number | null): Promise<void> {
  const opened = await openStores(session.parts, { pending: session.pending, checkFromSeq })
  if (!opened.ok) throw new Error(opened.error)
  const { db, head, ack } = opened.value
  const findings = [...opened.value.findings, ...(await sidesLostBy(db, ack, opened.value.findings))]
  session.db.close()
  session.db = db
  session.head = head
  session.findings = [...session.findings, ...findings]
  session.unnoted = [...session.unnoted, ...findings]
  session.viewKeeper = await loadViews(db, head)
  session.lastSaleNumber = await lastNumber(db, 'saleNumber', session.identity?.tillId)
  session.lastReturnNumber = await lastNumber(db, 'returnNumber', session.identity?.tillId)
  session.unsentSinceMs = await oldestUnsentMs(db, session.ack, head)
  session.unsettled = await openQuestion(db)
  session.isOpen = true
}

/** The program ended right after a sale: whoever starts it again is told, for nobody knows of the receipt. */
async function lastSaleKept({ db, head, ack }: Session): Promise<Finding[]> {
  const sale = head.seq > (ack?.through ?? 0) ? await saleAt(db, head.seq) : null
  return sale ? [{ code: 'last-sale-kept', detail: { seq: sale.seq, number: sale.sale.number.sale } }] : []
}

/** Wall time of the oldest entry that the last ack leaves, null when it leaves none or that one cannot be read. */
export async function oldestUnsentMs(db: TillDb, ack: Ack | null, head: Head): Promise<number | null> {
  const through = ack?.through ?? 0
  const row = through < head.seq ? await db.own.get(through + 1) : undefined
  const entry = row && readAny(row)
  return entry ? instantOfIso(entry.at.wall) : null
}

/**
 * The highest run this till has used, as far as its newest readable entry tells. Lost texts behind that one may be of
 * later runs, and can come back: then a number is left that none of them has.
 */
async function lastRun(db: TillDb, headSeq: number): Promise<number> {
  for (let seq = headSeq; seq > Math.max(0, headSeq - 20); seq -= 1) {
    const row = await db.own.get(seq)
    const entry = row && readAny(row)
    if (entry) return entry.at.run + (seq < headSeq ? RUNS_LEFT_OUT : 0)
  }
  return headSeq > 0 ? RUNS_LEFT_OUT : 0
}
