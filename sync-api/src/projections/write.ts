import type { Tx } from '../db/pool.ts'
import type { TillDating } from './dating.ts'
import type { Moves } from './moves.ts'
import { rollUp } from './rollups.ts'
import type { DayCorrection, SaleVoid } from './settle.ts'
import type { SaleChange } from './settle-sales.ts'
import { takeOut } from './take-out.ts'

export type Books = {
  changes: readonly SaleChange[]
  moves: Moves
  voids: readonly SaleVoid[]
  corrections: readonly DayCorrection[]
  datings: readonly TillDating[]
}

/** Writes a batch into the derived tables: one statement, and a few more when something stored before changes. */
export async function writeBooks(tx: Tx, books: Books): Promise<void> {
  const { changes, moves, voids, corrections, datings } = books
  const inserts = changes.filter((change) => change.before === null).map((change) => change.after)
  const updates = changes.filter((change) => change.before !== null).map((change) => change.after)
  const { lines, days, months } = rollUp(moves.added)
  const { classes } = rollUp([...moves.added, ...moves.uncounted])
  const flatDatings = datings.map(({ settled, ...dating }) => ({
    ...dating,
    settledSeq: settled?.seq,
    wallMs: settled?.wallMs,
    offsetMs: settled?.offsetMs,
    run: settled?.run,
  }))
  const tables = [flatDatings, inserts, updates, voids, corrections, classes, lines, days, months]
  await tx.query(
    WRITE,
    tables.map((rows) => JSON.stringify(rows)),
  )
  await takeOut(tx, rollUp(moves.taken))
}

const WRITE = `
with dating as (
  insert into till_dating (till_id, head_seq, carried_through, settled_seq, wall_ms, offset_ms, run)
  select "tillId", "headSeq", "carriedThrough", "settledSeq", "wallMs", "offsetMs", run
  from json_to_recordset($1) as d("tillId" text, "headSeq" int, "carriedThrough" int, "settledSeq" int,
    "wallMs" bigint, "offsetMs" bigint, run int)
  on conflict (till_id) do update set head_seq = excluded.head_seq, carried_through = excluded.carried_through,
    settled_seq = excluded.settled_seq, wall_ms = excluded.wall_ms, offset_ms = excluded.offset_ms, run = excluded.run
), inserted as (
  insert into sale (till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status)
  select "tillId", seq, decode(hash, 'hex'), "saleId", "pointId", total, "datedMs", "isUndated", "isCorrected", day,
    status
  from json_to_recordset($2) as s("tillId" text, seq int, hash text, "saleId" text, "pointId" text, total bigint,
    "datedMs" bigint, "isUndated" boolean, "isCorrected" boolean, day date, status text)
), updated as (
  update sale set dated_ms = s."datedMs", is_undated = s."isUndated", is_corrected = s."isCorrected", day = s.day,
    status = s.status
  from json_to_recordset($3) as s("tillId" text, seq int, hash text, "datedMs" bigint, "isUndated" boolean,
    "isCorrected" boolean, day date, status text)
  where sale.till_id = s."tillId" and sale.seq = s.seq and sale.hash = decode(s.hash, 'hex')
), void as (
  insert into sale_void (till_id, seq, hash, sale_id)
  select "tillId", seq, decode(hash, 'hex'), "saleId"
  from json_to_recordset($4) as v("tillId" text, seq int, hash text, "saleId" text)
  on conflict do nothing
), correction as (
  insert into day_correction
    (by_till_id, by_seq, by_hash, dated_ms, point_id, till_id, from_seq, to_seq, day, number)
  select "byTillId", "bySeq", decode("byHash", 'hex'), "datedMs", "pointId", "tillId", "fromSeq", "toSeq",
    day, number
  from json_to_recordset($5) as c("byTillId" text, "bySeq" int, "byHash" text, "datedMs" bigint, "pointId" text,
    "tillId" text, "fromSeq" int, "toSeq" int, day date, number int)
  on conflict (by_till_id, by_seq, by_hash) do update set dated_ms = excluded.dated_ms
), class as (
  insert into line_class (id, product_id, product_name, producer_id, producer_name, unit, ocop_class, star,
    is_certified, product_group, origin, ownership, channel)
  select id, "productId", "productName", "producerId", "producerName", unit, "ocopClass", star, "isCertified",
    "productGroup", origin, ownership, channel
  from json_to_recordset($6) as l(id bigint, "productId" text, "productName" text, "producerId" text,
    "producerName" text, unit text, "ocopClass" text, star smallint, "isCertified" boolean, "productGroup" text,
    origin text, ownership text, channel text)
  on conflict do nothing
), line as (
  insert into sales_daily as old (point_id, day, class_id, quantity, gross, discount, amount, vat, line_count)
  select "pointId", day, "classId", quantity, gross, discount, amount, vat, "lineCount"
  from json_to_recordset($7) as l("pointId" text, day date, "classId" bigint, quantity bigint, gross bigint,
    discount bigint, amount bigint, vat bigint, "lineCount" int)
  on conflict (point_id, day, class_id) do update set quantity = old.quantity + excluded.quantity,
    gross = old.gross + excluded.gross, discount = old.discount + excluded.discount,
    amount = old.amount + excluded.amount, vat = old.vat + excluded.vat,
    line_count = old.line_count + excluded.line_count
), days as (
  insert into point_daily as old
    (point_id, day, sale_count, total, rounding, vat, ocop_amount, cash, vietqr, card, wallet)
  select "pointId", day, "saleCount", total, rounding, vat, "ocopAmount", cash, vietqr, card, wallet
  from json_to_recordset($8) as d("pointId" text, day date, "saleCount" int, total bigint, rounding bigint,
    vat bigint, "ocopAmount" bigint, cash bigint, vietqr bigint, card bigint, wallet bigint)
  on conflict (point_id, day) do update set sale_count = old.sale_count + excluded.sale_count,
    total = old.total + excluded.total, rounding = old.rounding + excluded.rounding, vat = old.vat + excluded.vat,
    ocop_amount = old.ocop_amount + excluded.ocop_amount, cash = old.cash + excluded.cash,
    vietqr = old.vietqr + excluded.vietqr, card = old.card + excluded.card, wallet = old.wallet + excluded.wallet
)
insert into point_monthly as old (point_id, month, sale_count, total, ocop_amount)
select "pointId", month, "saleCount", total, "ocopAmount"
from json_to_recordset($9) as m("pointId" text, month date, "saleCount" int, total bigint, "ocopAmount" bigint)
on conflict (point_id, month) do update set sale_count = old.sale_count + excluded.sale_count,
  total = old.total + excluded.total, ocop_amount = old.ocop_amount + excluded.ocop_amount`
