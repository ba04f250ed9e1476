import { base32 } from '#shared/base32.ts'
import type { Head, WrittenEntry } from '#shared/journal/entry.ts'
import type { pushRequestSchema } from '#shared/protocol/push.ts'
import { enrolRequestSchema } from '#shared/protocol/enrol.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { must, type Result } from '#shared/result.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { enrol } from '../../sync-api/src/access/till/enrol.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import type { Refusal } from '../../sync-api/src/db/refusal.ts'
import { findTill } from '../../sync-api/src/db/till-rows.ts'
import { ingestBatch } from '../../sync-api/src/ingest/push.ts'
import type { DemoPoint } from './network.ts'
import type { TillHistory } from './history.ts'

const BATCH = 500
const MINUTE_MS = 60_000

/** Enrols the tills of one point with codes of the office and pushes their journals, as the tills would. */
export async function fillJournals(
  db: Db,
  point: DemoPoint,
  { histories, nowMs }: { histories: readonly TillHistory[]; nowMs: number },
): Promise<void> {
  for (const history of histories) {
    await enrolTill(db, point, { history, nowMs })
    await pushAll(db, { history, nowMs: heardAtMs(history, { point, nowMs }) })
  }
  await ageArrivals(db, point)
}

type Enrolling = { history: TillHistory; nowMs: number }

async function enrolTill(db: Db, { point }: DemoPoint, { history, nowMs }: Enrolling): Promise<void> {
  const { code } = await createEnrolCode(db, { pointId: point.id, nowMs })
  const { publicKey } = history.keys
  const name = `Máy ${history.number}`
  const request = enrolRequestSchema.parse({
    protocol: PROTOCOL,
    code,
    name,
    publicKey,
    number: history.number,
  })
  accepted(await enrol(db, { request, address: 'demo', nowMs }))
}

async function pushAll(db: Db, { history, nowMs }: Enrolling): Promise<void> {
  const { keys, entries } = history
  const known = must(await findTill(db, keys.tillId), 'the till just enrolled')
  const boot = base32(seededRandom(`boot ${keys.tillId}`).bytes(16))
  let through = 0
  while (through < entries.length || through === 0) {
    const batch = entries.slice(through, through + BATCH)
    const head = headAfter(batch)
    // What the wire would have checked of it, were it not our own.
    const request = {
      protocol: PROTOCOL,
      epoch: known.epoch,
      boot,
      head: { ...head, sig: keys.signHead(head) },
      entries: batch,
    }
    const till = { ...known, through, issuedAtMs: nowMs }
    const answer = accepted(await ingestBatch(db, { till, request: request as Pushed, nowMs }))
    if (answer.stop || answer.through !== through + batch.length)
      throw new Error(`${keys.tillId} stopped at ${answer.through}`)
    if (batch.length < BATCH) return
    through = answer.through
  }
}

type Pushed = ReturnType<typeof pushRequestSchema.parse>

function headAfter(batch: readonly WrittenEntry[]): Head {
  const last = batch.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : EMPTY_HEAD
}

/** As if each sale had been sent within its minute: a day that was all there when it ended is no late one. */
async function ageArrivals(db: Db, { point }: DemoPoint): Promise<void> {
  await db.query(
    `with sold as (
       update sale set received_ms = dated_ms + $2 where point_id = $1 returning till_id, seq, received_ms
     )
     update entry set received_at = to_timestamp(sold.received_ms / 1000.0) from sold
     where entry.till_id = sold.till_id and entry.seq = sold.seq`,
    [point.id, MINUTE_MS],
  )
}

/** A till that works was heard from just now; a silent one shortly after its last sale. */
function heardAtMs({ entries }: TillHistory, { point, nowMs }: { point: DemoPoint; nowMs: number }): number {
  if (point.trading.silentSince === null) return nowMs
  const last = entries.at(-1)
  if (!last) return nowMs
  const { at } = JSON.parse(last.text) as { at: { wall: string; offsetMs: number } }
  return Date.parse(at.wall) + at.offsetMs + MINUTE_MS
}

function accepted<TValue>(result: Result<TValue, Refusal>): TValue {
  if (result.ok) return result.value
  throw new Error(`the office refused the demo: ${result.error.reason}, ${result.error.message}`)
}
