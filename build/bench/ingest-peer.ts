import type { TillId } from '#shared/ids.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import {
  businessDay,
  type BusinessDay,
  businessDayOf,
  instantMs,
  instantOfIso,
  startOfDayMs,
} from '#shared/time.ts'
import { type Db, inTransaction } from '../../sync-api/src/db/pool.ts'
import { contributionsOf } from '../../sync-api/src/projections/contributions.ts'
import { type LineRow, rollUp } from '../../sync-api/src/projections/rollups.ts'
import { binaryCopy, copyIn, int32, int64 } from './copy.ts'

/** 2000-01-01, where PostgreSQL's dates and times begin. */
const EPOCH_MS = 946_684_800_000
const DAY_MS = 86_400_000

const TABLES = {
  entry: 'till_id, seq, hash, text, received_at',
  sale: 'till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status, received_ms',
  sales_daily: 'point_id, day, class_id, quantity, gross, discount, amount, vat, line_count',
} as const

/** Tables with the same columns, keys, indexes and checks. */
export async function makePeerTables(db: Db): Promise<void> {
  for (const table of Object.keys(TABLES))
    await db.query(`create table copy_${table} (like ${table} including all)`)
}

/**
 * The rows that ingest writes for a batch, all but the handful of point and day: each entry, each sale and return, and each sum of a
 * day's lines. They are made beforehand: the peer reads, checks and sums nothing.
 */
export type PeerBatch = Record<keyof typeof TABLES, (readonly Buffer[])[]>

type Sale = Extract<Entry, { kind: 'sale.completed' | 'sale.returned' }>

export function peerBatchOf(tillId: TillId, written: readonly WrittenEntry[], nowMs: number): PeerBatch {
  const keyOf = ({ seq, hash }: WrittenEntry) => [Buffer.from(tillId), int32(seq), Buffer.from(hash, 'hex')]
  const receivedAt = int64((nowMs - EPOCH_MS) * 1000)
  const sales = written.flatMap((entry) => {
    const read = JSON.parse(entry.text) as Entry // of the demo's own making
    return read.kind === 'sale.completed' || read.kind === 'sale.returned' ? [{ entry, sale: read }] : []
  })
  const { lines } = rollUp(sales.map(({ sale }) => contributionsOf(sale, businessDayOf(datedMs(sale)))))
  const batch = BigInt(`0x${written[0]?.hash.slice(0, 15) ?? 0}`)
  return {
    entry: written.map((entry) => [...keyOf(entry), Buffer.from(entry.text), receivedAt]),
    sale: sales.map(({ entry, sale }) => [...saleRow(sale, keyOf(entry)), int64(nowMs)]),
    sales_daily: lines.map((line) => lineRow(line, batch)),
  }
}

/** The rows of one batch, made durable by one commit. */
export function copyBatch(db: Db, batch: PeerBatch): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const table of ['entry', 'sale', 'sales_daily'] as const)
      await copyIn(
        tx,
        `copy copy_${table} (${TABLES[table]}) from stdin (format binary)`,
        binaryCopy(batch[table]),
      )
  })
}

function saleRow(sale: Sale, key: Buffer[]): Buffer[] {
  const { pointId, kind, body } = sale
  const no = Buffer.from([0])
  const [id, total] = kind === 'sale.completed' ? [body.saleId, body.total] : [body.returnId, 0 - body.total]
  const words = [Buffer.from(id), Buffer.from(pointId), int64(total), int64(datedMs(sale))]
  return [...key, ...words, no, no, dayBytes(businessDayOf(datedMs(sale))), Buffer.from('counted')]
}

/** COPY cannot add to a row that is there, as the next batch of the same day would: so each batch has classes of its own. */
function lineRow({ pointId, day, classId, ...sums }: LineRow, batch: bigint): Buffer[] {
  const { quantity, gross, discount, amount, vat, lineCount } = sums
  const ofBatch = int64(BigInt(classId) ^ batch)
  const figures = [quantity, gross, discount, amount, vat].map(int64)
  return [Buffer.from(pointId), dayBytes(businessDay(day)), ofBatch, ...figures, int32(lineCount)]
}

function datedMs({ at }: Sale): ReturnType<typeof instantOfIso> {
  return instantMs(instantOfIso(at.wall) + (at.offsetMs ?? 0))
}

function dayBytes(day: BusinessDay): Buffer {
  return int32((startOfDayMs(day) - startOfDayMs(businessDay('2000-01-01'))) / DAY_MS)
}
