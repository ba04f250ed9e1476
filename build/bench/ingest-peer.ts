import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import type { TillId } from '#shared/ids.ts'
import { type BusinessDay, businessDayOf, instantOfIso, startOfDayMs } from '#shared/time.ts'
import { type Db, inTransaction } from '../../sync-api/src/db/pool.ts'
import { binaryCopy, copyIn, int32, int64 } from './copy.ts'

/** 2000-01-01, where PostgreSQL's dates and times begin. */
const EPOCH_MS = 946_684_800_000
const DAY_MS = 86_400_000
const DAY_ZERO = '2000-01-01' as BusinessDay

/** A row for each entry and each sale, as ingest adds them, with the same keys, indexes and checks. */
export async function makePeerTables(db: Db): Promise<void> {
  await db.query('create table copy_entry (like entry including all)')
  await db.query('create table copy_sale (like sale including all)')
}

/** What the peer is given, read beforehand: it checks nothing and rolls nothing up. */
export type PeerBatch = { entries: (readonly (Buffer | null)[])[]; sales: (readonly (Buffer | null)[])[] }

export function peerBatchOf(tillId: TillId, written: readonly WrittenEntry[], nowMs: number): PeerBatch {
  const till = Buffer.from(tillId)
  const receivedAt = int64((nowMs - EPOCH_MS) * 1000)
  return {
    entries: written.map(({ seq, hash, text }) => {
      return [till, int32(seq), Buffer.from(hash, 'hex'), Buffer.from(text), receivedAt]
    }),
    sales: written.flatMap(({ seq, hash, text }) => {
      const entry = JSON.parse(text) as Entry // of the demo's own making
      return entry.kind === 'sale.completed'
        ? [saleRow(entry, [till, int32(seq), Buffer.from(hash, 'hex')])]
        : []
    }),
  }
}

/** The rows of one batch, made durable by one commit. */
export function copyBatch(db: Db, { entries, sales }: PeerBatch): Promise<void> {
  return inTransaction(db, async (tx) => {
    await copyIn(
      tx,
      'copy copy_entry (till_id, seq, hash, text, received_at) from stdin (format binary)',
      binaryCopy(entries),
    )
    await copyIn(
      tx,
      `copy copy_sale (till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status)
       from stdin (format binary)`,
      binaryCopy(sales),
    )
  })
}

function saleRow({ pointId, at, body }: Extract<Entry, { kind: 'sale.completed' }>, key: Buffer[]): Buffer[] {
  const datedMs = instantOfIso(at.wall) + (at.offsetMs ?? 0)
  const no = Buffer.from([0])
  const day = int32((startOfDayMs(businessDayOf(datedMs)) - startOfDayMs(DAY_ZERO)) / DAY_MS)
  const words = [Buffer.from(body.saleId), Buffer.from(pointId), int64(body.total), int64(datedMs)]
  return [...key, ...words, no, no, day, Buffer.from('counted')]
}
