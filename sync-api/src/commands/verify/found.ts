import type { PointId, TillId } from '#shared/ids.ts'
import type { Queryable } from '../../db/pool.ts'
import type { Row } from './difference.ts'
import { type Books, entryKey } from './reckon.ts'

/** What the books of a point do hold, keyed as `reckonBooks` keys what they should. */
export async function loadBooks(db: Queryable, pointId: PointId): Promise<Books> {
  return {
    sale: await loadSales(db, pointId),
    sales_daily: await loadLines(db, pointId),
    point_daily: await loadDays(db, pointId),
    point_period: await loadPeriods(db, pointId),
  }
}

async function loadSales(db: Queryable, pointId: PointId): Promise<Map<string, Row>> {
  type SaleRow = { tillId: TillId; seq: number; hash: string } & Row['figures'] & { day: string }
  const { rows } = await db.query<SaleRow>(
    `select till_id as "tillId", seq, encode(hash, 'hex') as hash, sale_id as "saleId", total, dated_ms as "datedMs",
       is_undated as "isUndated", is_corrected as "isCorrected", day, status, kind,
       coalesce(encode(of_hash, 'hex'), '') as "ofHash", is_over as "isOver",
       received_ms as "receivedMs"
     from sale where point_id = $1`,
    [pointId],
  )
  return new Map(
    rows.map(({ tillId, seq, hash, ...figures }) => [
      entryKey({ tillId, seq, hash }),
      { place: { table: 'sale', pointId, day: figures.day, tillId, seq }, figures },
    ]),
  )
}

async function loadLines(db: Queryable, pointId: PointId): Promise<Map<string, Row>> {
  type LineRow = { day: string; product: string; key: unknown[] } & Row['figures']
  const { rows } = await db.query<LineRow>(
    `select s.day, coalesce(c.product_name, 'class ' || s.class_id) as product, s.quantity, s.gross, s.discount,
       s.amount, s.vat, s.line_count as "lineCount", s.return_quantity as "returnQuantity",
       s.return_amount as "returnAmount", s.return_line_count as "returnLineCount",
       json_build_array(s.day, c.product_id, c.product_name, c.producer_id, c.producer_name, c.unit, c.ocop_class,
         c.star, c.is_certified, c.product_group, c.origin, c.ownership, c.channel) as key
     from sales_daily s left join line_class c on c.id = s.class_id where s.point_id = $1`,
    [pointId],
  )
  return new Map(
    rows.map(({ day, product, key, ...figures }) => [
      JSON.stringify(key),
      { place: { table: 'sales_daily', pointId, day, product }, figures },
    ]),
  )
}

async function loadDays(db: Queryable, pointId: PointId): Promise<Map<string, Row>> {
  const { rows } = await db.query<{ day: string } & Row['figures']>(
    `select day, sale_count as "saleCount", total, rounding, vat, ocop_amount as "ocopAmount", cash, vietqr, card,
       wallet, return_count as "returnCount", return_total as "returnTotal", correction_count as "correctionCount"
     from point_daily where point_id = $1`,
    [pointId],
  )
  return new Map(
    rows.map(({ day, ...figures }) => [day, { place: { table: 'point_daily', pointId, day }, figures }]),
  )
}

async function loadPeriods(db: Queryable, pointId: PointId): Promise<Map<string, Row>> {
  const { rows } = await db.query<{ grain: string; firstDay: string } & Row['figures']>(
    `select grain, first_day as "firstDay", sale_count as "saleCount", total, ocop_amount as "ocopAmount",
       return_count as "returnCount"
     from point_period where point_id = $1`,
    [pointId],
  )
  return new Map(
    rows.map(({ grain, firstDay, ...figures }) => [
      `${grain} ${firstDay}`,
      { place: { table: 'point_period', pointId, day: firstDay }, figures },
    ]),
  )
}
