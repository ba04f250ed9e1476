import type { Tx } from '../db/pool.ts'
import { changeStored } from './change-stored.ts'
import { columnsOf } from './columns.ts'
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

/** Writes a batch into the derived tables: two statements, and a few more when something stored before changes. */
export async function writeBooks(
  tx: Tx,
  { changes, moves, voids, corrections, datings }: Books,
): Promise<void> {
  const inserts = changes.filter((change) => change.before === null).map((change) => change.after)
  const updates = changes.filter((change) => change.before !== null).map((change) => change.after)
  const said = datings.map(({ settled, ...dating }) => ({ ...settled, ...dating }))
  const written = tx.query({
    name: 'write-sales',
    text: WRITE_SALES,
    values: [JSON.stringify(said), ...columnsOf(inserts, SALE)],
  })
  const sums = sumsOf(moves) // while PostgreSQL writes the sales
  await written
  await tx.query({ name: 'write-sums', text: WRITE_SUMS, values: sums })
  await changeStored(tx, { updates, voids, corrections })
  await takeOut(tx, rollUp(moves.taken))
}

/** The parameters of WRITE_SUMS. */
function sumsOf({ added, uncounted }: Moves): string[] {
  const { classes, lines, days, periods } = rollUp(added)
  return [
    ...columnsOf([...classes, ...rollUp(uncounted).classes], CLASS),
    ...columnsOf(lines, LINE),
    JSON.stringify(days),
    JSON.stringify(periods),
  ]
}

const SALE = [
  'tillId',
  'seq',
  'hash',
  'saleId',
  'pointId',
  'total',
  'datedMs',
  'isUndated',
  'isCorrected',
  'day',
  'status',
  'kind',
  'ofHash',
  'receivedMs',
] as const

const WRITE_SALES = `
with dating as (
  insert into till_dating (till_id, head_seq, carried_through, settled_seq, wall_ms, offset_ms, run)
  select "tillId", "headSeq", "carriedThrough", seq, "wallMs", "offsetMs", run
  from json_to_recordset($1) as d("tillId" text, "headSeq" int, "carriedThrough" int, seq int, "wallMs" bigint,
    "offsetMs" bigint, run int)
  on conflict (till_id) do update set head_seq = excluded.head_seq, carried_through = excluded.carried_through,
    settled_seq = excluded.settled_seq, wall_ms = excluded.wall_ms, offset_ms = excluded.offset_ms, run = excluded.run
)
insert into sale (till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status,
  kind, of_hash, received_ms)
select till_id, seq, decode(hash, 'hex'), sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status,
  kind, decode(of_hash, 'hex'), received_ms
from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::boolean[],
  $10::boolean[], $11::date[], $12::text[], $13::text[], $14::text[], $15::bigint[])
  as s(till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status, kind, of_hash,
    received_ms)`

const CLASS = [
  'id',
  'productId',
  'productName',
  'producerId',
  'producerName',
  'unit',
  'ocopClass',
  'star',
  'isCertified',
  'productGroup',
  'origin',
  'ownership',
  'channel',
] as const
const LINE = [
  'pointId',
  'day',
  'classId',
  'quantity',
  'gross',
  'discount',
  'amount',
  'vat',
  'lineCount',
  'returnQuantity',
  'returnAmount',
  'returnLineCount',
] as const

const WRITE_SUMS = `
with classes as (
  insert into line_class (id, product_id, product_name, producer_id, producer_name, unit, ocop_class, star,
    is_certified, product_group, origin, ownership, channel)
  select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::smallint[], $9::boolean[], $10::text[], $11::text[], $12::text[], $13::text[])
  on conflict do nothing
), lines as (
  insert into sales_daily as old (point_id, day, class_id, quantity, gross, discount, amount, vat, line_count,
    return_quantity, return_amount, return_line_count)
  select * from unnest($14::text[], $15::date[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[],
    $20::bigint[], $21::bigint[], $22::int[], $23::bigint[], $24::bigint[], $25::int[])
  on conflict (point_id, day, class_id) do update set quantity = old.quantity + excluded.quantity,
    gross = old.gross + excluded.gross, discount = old.discount + excluded.discount,
    amount = old.amount + excluded.amount, vat = old.vat + excluded.vat,
    line_count = old.line_count + excluded.line_count,
    return_quantity = old.return_quantity + excluded.return_quantity,
    return_amount = old.return_amount + excluded.return_amount,
    return_line_count = old.return_line_count + excluded.return_line_count
), days as (
  insert into point_daily as old (point_id, day, sale_count, total, rounding, vat, ocop_amount, cash, vietqr, card,
    wallet, return_count, return_total, correction_count)
  select "pointId", day, "saleCount", total, rounding, vat, "ocopAmount", cash, vietqr, card, wallet, "returnCount",
    "returnTotal", "correctionCount"
  from json_to_recordset($26) as d("pointId" text, day date, "saleCount" int, total bigint, rounding bigint,
    vat bigint, "ocopAmount" bigint, cash bigint, vietqr bigint, card bigint, wallet bigint, "returnCount" int,
    "returnTotal" bigint, "correctionCount" int)
  on conflict (point_id, day) do update set sale_count = old.sale_count + excluded.sale_count,
    total = old.total + excluded.total, rounding = old.rounding + excluded.rounding, vat = old.vat + excluded.vat,
    ocop_amount = old.ocop_amount + excluded.ocop_amount, cash = old.cash + excluded.cash,
    vietqr = old.vietqr + excluded.vietqr, card = old.card + excluded.card, wallet = old.wallet + excluded.wallet,
    return_count = old.return_count + excluded.return_count,
    return_total = old.return_total + excluded.return_total,
    correction_count = old.correction_count + excluded.correction_count
)
insert into point_period as old (grain, first_day, point_id, sale_count, total, ocop_amount, return_count)
select grain, "firstDay", "pointId", "saleCount", total, "ocopAmount", "returnCount"
from json_to_recordset($27) as p(grain text, "firstDay" date, "pointId" text, "saleCount" int, total bigint,
  "ocopAmount" bigint, "returnCount" int)
on conflict (grain, first_day, point_id) do update set sale_count = old.sale_count + excluded.sale_count,
  total = old.total + excluded.total, ocop_amount = old.ocop_amount + excluded.ocop_amount,
  return_count = old.return_count + excluded.return_count`
