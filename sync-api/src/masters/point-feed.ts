import { type PointRow, pointRowSchema } from '#shared/protocol/feed.ts'
import type { BusinessDay } from '#shared/time.ts'
import { publishChanges } from '../db/feed-log.ts'
import type { Tx } from '../db/pool.ts'

/** Sends points with their operator down to their own tills. `today` chooses the VAT method in force. */
export async function publishPoints(
  tx: Tx,
  what: { ids: readonly string[]; today: BusinessDay },
): Promise<void> {
  const rows = await pointRows(tx, what)
  await publishChanges(
    tx,
    rows.map((row) => ({
      scope: { kind: 'point' as const, pointId: row.id },
      table: 'point',
      id: row.id,
      row,
    })),
  )
}

async function pointRows(tx: Tx, what: { ids: readonly string[]; today: BusinessDay }): Promise<PointRow[]> {
  const found = await tx.query(
    `select point.id, point.code, point.name, point.address, operator.id as operator_id, operator.name as operator_name,
       operator.tax_code, operator.is_seller_grower, point.bank, point.settings,
       (select method from operator_vat where operator_id = operator.id
        order by valid_from <= $2 desc, case when valid_from <= $2 then valid_from end desc, valid_from limit 1) as method
     from point join operator on operator.id = point.operator_id
     where point.id = any($1) order by point.id`,
    [what.ids, what.today],
  )
  return found.rows.map((row) =>
    pointRowSchema.parse({
      id: row.id,
      code: row.code,
      name: row.name,
      address: row.address,
      operator: {
        id: row.operator_id,
        name: row.operator_name,
        taxCode: row.tax_code,
        vatMethod: row.method,
        isSellerGrower: row.is_seller_grower,
      },
      bank: row.bank,
      settings: row.settings,
    }),
  )
}
