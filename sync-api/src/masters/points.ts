import { z } from 'zod'
import { operatorIdSchema, pointIdSchema } from '#shared/ids.ts'
import { bankAccountSchema } from '#shared/protocol/feed.ts'
import { officeSettingsSchema } from '#shared/protocol/point-settings.ts'
import { err, ok } from '#shared/result.ts'
import { type BusinessDay, businessDaySchema } from '#shared/time.ts'
import type { Tx } from '../db/pool.ts'
import { checkRows, type Saved } from './checked-rows.ts'
import { missingRefs, takenCodes } from './lookups.ts'
import { publishPoints } from './point-feed.ts'

/** The kinds of sales place of QĐ 1576/QĐ-UBND, and fairs and online shops. */
export const pointKindSchema = z.enum([
  'provincial-centre',
  'district-centre',
  'regional-centre',
  'stall',
  'tourist-point',
  'counter',
  'out-of-province',
  'fair',
  'online',
])
export type PointKind = z.infer<typeof pointKindSchema>

const KINDS_WITHOUT_COMMUNE: readonly PointKind[] = ['out-of-province', 'fair', 'online']

/** A place that sells. "Centre of a district" is its kind, not its place in the tree of areas. */
export const pointSchema = z
  .object({
    id: pointIdSchema,
    /** Printed on every slip: "DLK-001". */
    code: z
      .string()
      .max(20)
      .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
    name: z.string().min(1).max(400),
    kind: pointKindSchema,
    /** Commune code; null only for a point outside the province, a fair or an online shop. */
    areaCode: z.string().nullable(),
    /** Code of the old district it is reported with, null when none. */
    clusterCode: z.string().nullable(),
    operatorId: operatorIdSchema,
    address: z.string().max(400),
    openedOn: businessDaySchema,
    /** Its last day, null while it is open. */
    closedOn: businessDaySchema.nullable(),
    /** Where VietQR pays to, null when it takes none. */
    bank: bankAccountSchema.nullable().default(null),
    /** What differs here from the defaults. */
    settings: officeSettingsSchema.default({}),
  })
  .refine((point) => point.areaCode !== null || KINDS_WITHOUT_COMMUNE.includes(point.kind), {
    path: ['areaCode'],
  })
  .refine((point) => point.closedOn === null || point.closedOn >= point.openedOn, { path: ['closedOn'] })
export type Point = z.infer<typeof pointSchema>
export type PointInput = z.input<typeof pointSchema>

/** Writes points and sends each down to its own tills. `today` chooses the operator's VAT method in force. */
export async function savePoints(
  tx: Tx,
  rows: readonly PointInput[],
  today: BusinessDay,
): Promise<Saved<Point>> {
  const checked = checkRows(pointSchema, rows)
  if (!checked.ok) return checked
  const points = checked.value
  const faults = [
    ...(await missingRefs(tx, points, { field: 'operatorId', table: 'operator' })),
    ...(await missingRefs(tx, points, { field: 'areaCode', table: 'commune' })),
    ...(await missingRefs(tx, points, { field: 'clusterCode', table: 'district' })),
    ...(await takenCodes(tx, points, 'point')),
  ]
  if (faults.length > 0) return err(faults)
  await tx.query(
    `insert into point (id, code, name, kind, area_code, cluster_code, operator_id, address, opened_on, closed_on, bank,
       settings)
     select id, code, name, kind, "areaCode", "clusterCode", "operatorId", address, "openedOn", "closedOn",
       bank, settings
     from jsonb_to_recordset($1) as t(id text, code text, name text, kind text, "areaCode" text, "clusterCode" text,
       "operatorId" text, address text, "openedOn" date, "closedOn" date, bank jsonb, settings jsonb) order by id
     on conflict (id) do update set code = excluded.code, name = excluded.name, kind = excluded.kind,
       area_code = excluded.area_code, cluster_code = excluded.cluster_code, operator_id = excluded.operator_id,
       address = excluded.address, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
       bank = excluded.bank, settings = excluded.settings`,
    [JSON.stringify(points)],
  )
  await publishPoints(tx, { ids: points.map((point) => point.id), today })
  return ok(points)
}
