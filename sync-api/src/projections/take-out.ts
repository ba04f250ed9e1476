import type { Tx } from '../db/pool.ts'
import type { RollupRows } from './rollups.ts'

/** Takes sums out of the rollups and drops the rows that nothing is left in, so that what is left is what a rebuild makes. */
export async function takeOut(tx: Tx, { lines, days, periods }: RollupRows): Promise<void> {
  if (days.length === 0) return
  await tx.query(TAKE_LINES, [JSON.stringify(lines)])
  await tx.query(TAKE_DAYS, [JSON.stringify(days)])
  await tx.query(TAKE_PERIODS, [JSON.stringify(periods)])
  await tx.query(
    `delete from sales_daily s using json_to_recordset($1) as l("pointId" text, day date, "classId" bigint)
     where s.point_id = l."pointId" and s.day = l.day and s.class_id = l."classId" and s.line_count = 0
       and s.return_line_count = 0`,
    [JSON.stringify(lines)],
  )
  await tx.query(
    `delete from point_daily p using json_to_recordset($1) as d("pointId" text, day date)
     where p.point_id = d."pointId" and p.day = d.day and p.sale_count = 0 and p.return_count = 0
       and p.correction_count = 0`,
    [JSON.stringify(days)],
  )
  await tx.query(
    `delete from point_period p using json_to_recordset($1) as t(grain text, "firstDay" date, "pointId" text)
     where p.grain = t.grain and p.first_day = t."firstDay" and p.point_id = t."pointId" and p.sale_count = 0
       and p.return_count = 0`,
    [JSON.stringify(periods)],
  )
}

const TAKE_LINES = `
update sales_daily s set quantity = s.quantity - l.quantity, gross = s.gross - l.gross,
  discount = s.discount - l.discount, amount = s.amount - l.amount, vat = s.vat - l.vat,
  line_count = s.line_count - l."lineCount", return_quantity = s.return_quantity - l."returnQuantity",
  return_amount = s.return_amount - l."returnAmount",
  return_line_count = s.return_line_count - l."returnLineCount"
from json_to_recordset($1) as l("pointId" text, day date, "classId" bigint, quantity bigint, gross bigint,
  discount bigint, amount bigint, vat bigint, "lineCount" int, "returnQuantity" bigint, "returnAmount" bigint,
  "returnLineCount" int)
where s.point_id = l."pointId" and s.day = l.day and s.class_id = l."classId"`

const TAKE_DAYS = `
update point_daily p set sale_count = p.sale_count - d."saleCount", total = p.total - d.total,
  rounding = p.rounding - d.rounding, vat = p.vat - d.vat, ocop_amount = p.ocop_amount - d."ocopAmount",
  cash = p.cash - d.cash, vietqr = p.vietqr - d.vietqr, card = p.card - d.card, wallet = p.wallet - d.wallet,
  return_count = p.return_count - d."returnCount", return_total = p.return_total - d."returnTotal",
  correction_count = p.correction_count - d."correctionCount"
from json_to_recordset($1) as d("pointId" text, day date, "saleCount" int, total bigint, rounding bigint,
  vat bigint, "ocopAmount" bigint, cash bigint, vietqr bigint, card bigint, wallet bigint,
  "returnCount" int, "returnTotal" bigint, "correctionCount" int)
where p.point_id = d."pointId" and p.day = d.day`

const TAKE_PERIODS = `
update point_period p set sale_count = p.sale_count - t."saleCount", total = p.total - t.total,
  ocop_amount = p.ocop_amount - t."ocopAmount", return_count = p.return_count - t."returnCount"
from json_to_recordset($1) as t(grain text, "firstDay" date, "pointId" text, "saleCount" int, total bigint,
  "ocopAmount" bigint, "returnCount" int)
where p.grain = t.grain and p.first_day = t."firstDay" and p.point_id = t."pointId"`
