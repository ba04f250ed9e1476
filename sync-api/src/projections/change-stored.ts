import type { Tx } from '../db/pool.ts'
import type { DayCorrection, SaleRow, SaleVoid } from './settle.ts'

type Changes = {
  updates: readonly SaleRow[]
  voids: readonly SaleVoid[]
  corrections: readonly DayCorrection[]
}

/** What a batch changes beside adding sales: days and statuses of stored ones, voids, corrections. Mostly nothing. */
export async function changeStored(tx: Tx, { updates, voids, corrections }: Changes): Promise<void> {
  if (updates.length > 0) await tx.query(UPDATE_SALES, [JSON.stringify(updates)])
  if (voids.length > 0) await tx.query(INSERT_VOIDS, [JSON.stringify(voids)])
  if (corrections.length > 0) await tx.query(UPSERT_CORRECTIONS, [JSON.stringify(corrections)])
}

const UPDATE_SALES = `
update sale set dated_ms = s."datedMs", is_undated = s."isUndated", is_corrected = s."isCorrected", day = s.day,
  status = s.status, received_ms = s."receivedMs"
from json_to_recordset($1) as s("tillId" text, seq int, hash text, "datedMs" bigint, "isUndated" boolean,
  "isCorrected" boolean, day date, status text, "receivedMs" bigint)
where sale.till_id = s."tillId" and sale.seq = s.seq and sale.hash = decode(s.hash, 'hex')`

const INSERT_VOIDS = `
insert into sale_void (till_id, seq, hash, sale_id)
select "tillId", seq, decode(hash, 'hex'), "saleId"
from json_to_recordset($1) as v("tillId" text, seq int, hash text, "saleId" text)
on conflict do nothing`

const UPSERT_CORRECTIONS = `
insert into day_correction
  (by_till_id, by_seq, by_hash, dated_ms, point_id, till_id, from_seq, to_seq, day, number)
select "byTillId", "bySeq", decode("byHash", 'hex'), "datedMs", "pointId", "tillId", "fromSeq", "toSeq", day, number
from json_to_recordset($1) as c("byTillId" text, "bySeq" int, "byHash" text, "datedMs" bigint, "pointId" text,
  "tillId" text, "fromSeq" int, "toSeq" int, day date, number int)
on conflict (by_till_id, by_seq, by_hash) do update set dated_ms = excluded.dated_ms`
