import { z } from 'zod'
import { pointIdSchema, staffIdSchema } from '#shared/ids.ts'
import { pinVerifierSchema } from '#shared/pin.ts'
import { type StaffRow, staffRowSchema } from '#shared/protocol/feed.ts'
import { err, ok } from '#shared/result.ts'
import { publishChanges } from '../db/feed-log.ts'
import type { Tx } from '../db/pool.ts'
import { checkRows, type Saved } from './checked-rows.ts'
import { missingRefs } from './lookups.ts'

/** Someone who works at a point's tills. The PIN is set apart: whoever edits a name neither sees nor clears it. */
export const staffSchema = staffRowSchema.omit({ pin: true }).extend({
  name: z.string().min(1).max(400),
  pointId: pointIdSchema,
  isActive: z.boolean(),
})
export type Staff = z.infer<typeof staffSchema>
export type StaffInput = z.input<typeof staffSchema>

export const staffPinSchema = z.object({ id: staffIdSchema, pin: pinVerifierSchema.nullable() })
export type StaffPin = z.infer<typeof staffPinSchema>
export type StaffPinInput = z.input<typeof staffPinSchema>

/**
 * Writes staff and sends each down to the tills of its point; one who moved or left is taken away from the tills of
 * the point before.
 */
export async function saveStaff(tx: Tx, rows: readonly StaffInput[]): Promise<Saved<Staff>> {
  const checked = checkRows(staffSchema, rows)
  if (!checked.ok) return checked
  const people = checked.value
  const faults = await missingRefs(tx, people, { field: 'pointId', table: 'point' })
  if (faults.length > 0) return err(faults)
  const ids = people.map((person) => person.id)
  const before = await tx.query<{ id: string; point_id: string }>(
    'select id, point_id from staff where id = any($1) order by id for update',
    [ids],
  )
  await tx.query(
    `insert into staff (id, point_id, name, role, is_active)
     select id, "pointId", name, role, "isActive"
     from jsonb_to_recordset($1) as t(id text, "pointId" text, name text, role text, "isActive" boolean) order by id
     on conflict (id) do update set point_id = excluded.point_id, name = excluded.name, role = excluded.role,
       is_active = excluded.is_active`,
    [JSON.stringify(people)],
  )
  const pointNow = new Map<string, string>(people.map((person) => [person.id, person.pointId]))
  const moved = before.rows.filter((row) => pointNow.get(row.id) !== row.point_id)
  await publishChanges(
    tx,
    moved.map((row) => staffChange(row.point_id, row.id, null)),
  )
  await publishStaff(tx, ids)
  return ok(people)
}

/** Sets PINs, or takes them away with null, and sends their people down again. */
export async function savePins(tx: Tx, rows: readonly StaffPinInput[]): Promise<Saved<StaffPin>> {
  const checked = checkRows(staffPinSchema, rows)
  if (!checked.ok) return checked
  const faults = await missingRefs(tx, checked.value, { field: 'id', table: 'staff' })
  if (faults.length > 0) return err(faults)
  await tx.query(
    'update staff set pin = t.pin from jsonb_to_recordset($1) as t(id text, pin jsonb) where staff.id = t.id',
    [JSON.stringify(checked.value)],
  )
  await publishStaff(
    tx,
    checked.value.map((row) => row.id),
  )
  return ok(checked.value)
}

async function publishStaff(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.query<StaffRow & { pointId: string; isActive: boolean }>(
    `select id, name, role, pin, point_id as "pointId", is_active as "isActive" from staff
     where id = any($1) order by id`,
    [ids],
  )
  await publishChanges(
    tx,
    rows.map(({ pointId, isActive, ...row }) =>
      staffChange(pointId, row.id, isActive ? staffRowSchema.parse(row) : null),
    ),
  )
}

function staffChange(pointId: string, id: string, row: StaffRow | null) {
  return { scope: { kind: 'point' as const, pointId }, table: 'staff', id, row }
}
