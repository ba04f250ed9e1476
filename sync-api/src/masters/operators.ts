import { z } from 'zod'
import { operatorIdSchema } from '#shared/ids.ts'
import { ok } from '#shared/result.ts'
import { vatMethodSchema } from '#shared/tax/vat-rate.ts'
import { type BusinessDay, businessDaySchema } from '#shared/time.ts'
import type { Tx } from '../db/pool.ts'
import { checkRows, type Saved } from './checked-rows.ts'
import { publishPoints } from './point-feed.ts'

/** The legal body that runs points and whose tax code stands on the slip. */
export const operatorSchema = z.object({
  id: operatorIdSchema,
  name: z.string().min(1).max(400),
  legalForm: z.enum(['company', 'cooperative', 'cooperative-group', 'farm', 'household', 'public-body']),
  /** 10 digits, 10-3 for a branch, 12 for a personal number; empty when there is none. */
  taxCode: z.string().regex(/^(\d{10}(-\d{3})?|\d{12})?$/),
  /** It sells what it grew, bred or caught itself (Luật 48/2024/QH15, Điều 5 khoản 1). */
  isSellerGrower: z.boolean().default(false),
  /** How it pays VAT since each day, whole history; the first holds for the time before it too. */
  vat: z
    .array(z.object({ validFrom: businessDaySchema, method: vatMethodSchema }))
    .min(1)
    .max(50)
    .refine((periods) => new Set(periods.map(({ validFrom }) => validFrom)).size === periods.length),
})
export type Operator = z.infer<typeof operatorSchema>
export type OperatorInput = z.input<typeof operatorSchema>

/** Writes operators and sends the points they run down again. `today` chooses the VAT method in force. */
export async function saveOperators(
  tx: Tx,
  rows: readonly OperatorInput[],
  today: BusinessDay,
): Promise<Saved<Operator>> {
  const checked = checkRows(operatorSchema, rows)
  if (!checked.ok) return checked
  await tx.query(
    `insert into operator (id, name, legal_form, tax_code, is_seller_grower)
     select id, name, "legalForm", "taxCode", "isSellerGrower"
     from jsonb_to_recordset($1)
       as t(id text, name text, "legalForm" text, "taxCode" text, "isSellerGrower" boolean) order by id
     on conflict (id) do update set name = excluded.name, legal_form = excluded.legal_form,
       tax_code = excluded.tax_code, is_seller_grower = excluded.is_seller_grower`,
    [JSON.stringify(checked.value)],
  )
  const ids = checked.value.map((operator) => operator.id)
  await tx.query('delete from operator_vat where operator_id = any($1)', [ids])
  await tx.query(
    `insert into operator_vat (operator_id, valid_from, method)
     select "operatorId", "validFrom", method
     from jsonb_to_recordset($1) as t("operatorId" text, "validFrom" date, method text)`,
    [
      JSON.stringify(
        checked.value.flatMap(({ id, vat }) => vat.map((period) => ({ operatorId: id, ...period }))),
      ),
    ],
  )
  const points = await tx.query<{ id: string }>('select id from point where operator_id = any($1)', [ids])
  await publishPoints(tx, { ids: points.rows.map((point) => point.id), today })
  return ok(checked.value)
}
