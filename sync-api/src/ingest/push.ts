import { setImmediate } from 'node:timers/promises'
import type { ChainBreak } from '#shared/journal/chain.ts'
import type { PushAnswer, PushedEntry, pushRequestSchema } from '#shared/protocol/push.ts'
import { readSent } from '#shared/protocol/sent-entry.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { z } from 'zod'
import { type Db, inTransaction, type Tx } from '../db/pool.ts'
import type { Refusal } from '../db/refusal.ts'
import { nextBoots } from '../db/till-contact.ts'
import { noteTill } from '../db/till-notices.ts'
import type { ProvenTill } from '../db/till-rows.ts'
import { parseEntry } from '../projections/parse.ts'
import { projectBatch } from '../projections/project.ts'
import type { ParsedEntry } from '../projections/types.ts'
import { addFlags, clearHoleFlags, type Flag, flagsBetween } from './flags.ts'
import { type HeadRow, lockHead } from './head-row.ts'
import { type Placement, placeBatch } from './place.ts'
import { quarantine } from './quarantine.ts'
import { sha256 } from './sha256.ts'
import { storeSides } from './sides.ts'
import { isHeadSigned, isOffBranch, isSignedHeadLost } from './signed-head.ts'
import { addEntries, fillHoles, heldAround } from './store.ts'

type Request = z.output<typeof pushRequestSchema>

/** All that a push is about, made before its transaction opens. */
type Push = {
  till: ProvenTill
  request: Request
  nowMs: number
  /** As far as it can be told which hash each has, and the first break in their chain. */
  entries: readonly PushedEntry[]
  found: ChainBreak | null
  parse: (entry: PushedEntry) => ParsedEntry
}

/**
 * Takes a batch into the till's journal: what follows its head is stored and projected, what is held is left alone,
 * what belongs to no branch of it is set aside. What happens to entries is the answer; only a head that the till did
 * not sign refuses the push as a whole.
 */
export async function ingestBatch(
  db: Db,
  { till, request, nowMs }: Pick<Push, 'till' | 'request' | 'nowMs'>,
): Promise<Result<PushAnswer, Refusal>> {
  if (!isHeadSigned(till, request.head))
    return err({ reason: 'bad-key', message: 'head: the signature is not of this till' })
  const push: Push = {
    till,
    request,
    nowMs,
    ...readSent(request.entries, sha256),
    parse: parseOnce(till, nowMs),
  }
  return ok(await retried(() => inTransaction(db, (tx) => take(tx, push))))
}

async function take(tx: Tx, push: Push): Promise<PushAnswer> {
  const { till, request, nowMs, entries, found } = push
  const { tillId, epoch } = till
  const head = await lockHead(tx, tillId)
  const answer = { epoch, now: nowMs, through: head.through, hash: head.hash, flagged: [] }
  if (head.isRevoked) return { ...answer, ...(await refuseRevoked(tx, push, head)) }
  const { head: signed } = request
  const held = await heldAround(tx, head, { tillId, entries, signedSeq: signed.seq })
  const placed = placeBatch(held, entries, found)
  const isOff = isOffBranch(held, signed)
  const stop = placed.stop ?? (isOff ? { stop: 'forked' as const, seq: signed.seq } : null)
  const { boots, isCloned } = nextBoots(head, { ...request, issuedAtMs: till.issuedAtMs, nowMs })
  const { protocol } = request
  await Promise.all([
    addEntries(tx, { tillId, added: placed.added, signed, protocol, boots, nowMs }),
    parseAll(placed.added, push.parse), // while PostgreSQL stores them
  ])
  const last = placed.added.at(-1) ?? { seq: head.through, hash: head.hash }
  const flagged = await intoBooks(tx, push, placed)
  await storeSides(tx, push, placed)
  await setAside(tx, { push, placed, head })
  if (isCloned) await noteTill(tx, { tillId, kind: 'cloned', seq: 0, nowMs })
  const isLost = isSignedHeadLost(head, { head: signed, added: placed.added })
  if (isLost || (isOff && !placed.stop))
    await noteTill(tx, { tillId, kind: 'forked', seq: isLost ? head.signedSeq : signed.seq, nowMs })
  return { ...answer, through: last.seq, hash: last.hash, flagged, ...stop }
}

/** Projects what is new, and says of everything the batch brought what is not in the books, and why. */
async function intoBooks(tx: Tx, { till, parse, nowMs }: Push, placed: Placement): Promise<Flag[]> {
  const { tillId, pointId } = till
  const { repeated, filled, added } = placed
  const taken = [...repeated, ...added]
  const [first] = taken
  const last = taken.at(-1)
  if (!first || !last) return []
  await fillHoles(tx, { tillId, filled, nowMs })
  await clearHoleFlags(
    tx,
    tillId,
    filled.map((entry) => entry.seq),
  )
  const fresh = [...filled, ...added].map(parse)
  const failures = fresh.length > 0 ? await projectBatch(tx, { tillId, pointId, entries: fresh }) : []
  const flags: Flag[] = [
    ...fresh.flatMap(({ seq, read }) => (read.ok ? [] : [{ seq, reason: read.error }])),
    ...failures,
  ]
  await addFlags(tx, tillId, flags)
  if (repeated.length === 0 && flags.length === 0) return []
  return flagsBetween(tx, tillId, { fromSeq: first.seq, toSeq: last.seq })
}

async function setAside(
  tx: Tx,
  { push, placed, head }: { push: Push; placed: Placement; head: HeadRow },
): Promise<void> {
  const { nowMs, till } = push
  const { tillId } = till
  const { stop, quarantined } = placed
  if (stop?.stop !== 'forked' && stop?.stop !== 'bad-hash') return
  if (quarantined.length === 0) return // nobody knows yet which text is bad: the till sends again, with every hash
  await quarantine(tx, {
    tillId,
    reason: stop.stop,
    entries: quarantined,
    quarantinedBytes: head.quarantinedBytes,
    nowMs,
  })
  await noteTill(tx, { tillId, kind: stop.stop, seq: stop.seq, nowMs })
}

/** P22: kept aside within bounds, and nothing else of it is believed. */
async function refuseRevoked(tx: Tx, { till, entries, nowMs }: Push, head: HeadRow) {
  const { tillId } = till
  const { quarantinedBytes } = head
  await quarantine(tx, { tillId, reason: 'revoked', entries, quarantinedBytes, nowMs })
  await noteTill(tx, { tillId, kind: 'revoked', seq: 0, nowMs })
  return { stop: 'revoked' as const }
}

function parseOnce(till: ProvenTill, nowMs: number): Push['parse'] {
  const parsed = new Map<PushedEntry, ParsedEntry>()
  return (entry) => {
    const known = parsed.get(entry)
    if (known) return known
    const read = parseEntry({ ...entry, receivedMs: nowMs }, till)
    parsed.set(entry, read)
    return read
  }
}

const SLICE = 64

/** Reads them all, and lets the rest of the server have a turn in between. */
async function parseAll(entries: readonly PushedEntry[], parse: Push['parse']): Promise<void> {
  for (let from = 0; from < entries.length; from += SLICE) {
    for (const entry of entries.slice(from, from + SLICE)) parse(entry)
    await setImmediate()
  }
}

const ATTEMPTS = 3

/** Two pushes whose rows crossed: PostgreSQL lets one go on, and the other may simply try again. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (attempt === ATTEMPTS || (code !== '40P01' && code !== '40001')) throw error
    }
  }
}
