import { base32 } from '#shared/base32.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import { enrolRequestSchema } from '#shared/protocol/enrol.ts'
import { pushRequestSchema } from '#shared/protocol/push.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { must } from '#shared/result.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { businessDayOf } from '#shared/time.ts'
import { enrol } from '../../sync-api/src/access/till/enrol.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { findTill, type ProvenTill } from '../../sync-api/src/db/till-rows.ts'
import { ingestBatch } from '../../sync-api/src/ingest/push.ts'
import { fillMasters } from '../demo/fill-masters.ts'
import type { TillHistory } from '../demo/history.ts'
import type { DemoPoint } from '../demo/network.ts'
import { interleave, timed } from './compare.ts'
import { benchWorld, type DemoTill, NOW_MS, tillsOf } from './demo-sales.ts'
import { copyBatch, makePeerTables, peerBatchOf } from './ingest-peer.ts'
import { withOffices } from './office.ts'
import { type Row, rowOfRounds } from './row.ts'

const RUNS = [
  { size: 100, rounds: 40, atLeast: 0.4 },
  { size: 500, rounds: 20, atLeast: 0.6 },
]
/** A server runs for weeks: so many entries are taken in before anything is measured. */
const WARM_UP_ENTRIES = 4000

/**
 * Takes in demo sales with all checks, projections and rollups, against COPY (binary) of the rows that come of it. Each
 * batch is one transaction on one connection, from the parsed request on.
 */
export async function benchIngest(): Promise<Row[]> {
  const world = benchWorld()
  return withOffices(async (officeOf) => {
    const db = await officeOf('ingest')
    await fillMasters(db, world, businessDayOf(NOW_MS))
    await makePeerTables(db)
    const tills = tillsOf(world)
    const rows: Row[] = []
    for (const run of RUNS) {
      const batches = batchesOf(db, tills, { size: run.size, count: run.rounds + warmUpOf(run.size) })
      rows.push(await benchBatches(db, run, batches))
    }
    return rows
  })
}

async function benchBatches(
  db: Db,
  { size, rounds, atLeast }: (typeof RUNS)[number],
  batches: AsyncGenerator<Batch>,
): Promise<Row> {
  let batch: Batch | null = null
  const own = async () => {
    batch = must((await batches.next()).value as Batch | undefined, 'enough sales')
    return timed(() => push(db, must(batch, 'a batch')))
  }
  const peer = async () => {
    const { till, entries } = must(batch, 'the batch that was just pushed')
    const copied = peerBatchOf(till.tillId, entries, NOW_MS)
    return timed(() => copyBatch(db, copied))
  }
  const taken = await interleave({ own, peer }, { rounds, warmUp: warmUpOf(size) })
  const what = {
    name: `ingest, batches of ${size}`,
    unit: 'entries/s',
    peer: 'COPY of the rows it writes, same indexes',
    durability: 'both: one commit a batch, fsync and synchronous_commit on',
    budget: { atLeast },
  }
  return rowOfRounds(what, taken, (ms) => (size * 1000) / ms)
}

type Batch = {
  till: ProvenTill
  request: Parameters<typeof ingestBatch>[1]['request']
  entries: WrittenEntry[]
}

function warmUpOf(size: number): number {
  return WARM_UP_ENTRIES / size
}

/** Whole batches of one till after the other, in order; a till is enrolled when its turn comes. */
async function* batchesOf(
  db: Db,
  tills: Generator<DemoTill>,
  { size, count }: { size: number; count: number },
): AsyncGenerator<Batch> {
  for (let left = count; left > 0; ) {
    const { point, history } = must(tills.next().value as DemoTill | undefined, 'another till')
    const known = await enrolTill(db, point, history)
    const { entries } = history
    for (let from = 0; from + size <= entries.length && left > 0; from += size, left -= 1) {
      const batch = entries.slice(from, from + size)
      const till = { ...known, through: from, issuedAtMs: NOW_MS }
      yield { till, entries: batch, request: requestOf(history, known.epoch, batch) }
    }
  }
}

async function enrolTill(db: Db, { point }: DemoPoint, { keys, number }: TillHistory) {
  const { code } = await createEnrolCode(db, { pointId: point.id, nowMs: NOW_MS })
  const { publicKey } = keys
  const asked = { protocol: PROTOCOL, code, name: `Máy ${number}`, publicKey, number }
  const enrolled = await enrol(db, {
    request: enrolRequestSchema.parse(asked),
    address: 'bench',
    nowMs: NOW_MS,
  })
  if (!enrolled.ok) throw new Error(enrolled.error.message)
  return must(await findTill(db, keys.tillId), 'the till just enrolled')
}

function requestOf({ keys }: TillHistory, epoch: string, entries: WrittenEntry[]): Batch['request'] {
  const { seq, hash } = must(entries.at(-1), 'an entry')
  const head = { seq, hash, sig: keys.signHead({ seq, hash }) }
  const boot = base32(seededRandom('bench').bytes(16))
  return pushRequestSchema.parse({ protocol: PROTOCOL, epoch, boot, head, entries })
}

async function push(db: Db, { till, request, entries }: Batch): Promise<void> {
  const answer = await ingestBatch(db, { till, request, nowMs: NOW_MS })
  const isWhole =
    answer.ok && answer.value.through === entries.at(-1)?.seq && answer.value.flagged.length === 0
  if (!isWhole) throw new Error(`the batch was not taken in: ${JSON.stringify(answer)}`)
}
