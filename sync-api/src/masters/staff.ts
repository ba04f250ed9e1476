import { z } from 'zod'
import { pointIdSchema } from '#shared/ids.ts'
import { staffRowSchema } from '#shared/protocol/feed.ts'
import { err, ok } from '#shared/result.ts'
import { publishChanges } from '../db/feed-log.ts'
import type { Tx } from '../db/pool.ts'
import { checkRows, type Saved } from './checked-rows.ts'
import { missingRefs } from './lookups.ts'

/** Someone who works at a point's tills. */
export const staffSchema = staffRowSchema.extend({
  name: z.string().min(1).max(400),
  pointId: pointIdSchema,
  isActive: z.boolean(),
})
export type Staff = z.infer<typeof staffSchema>
export type StaffInput = z.input<typeof staffSchema>

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
  const before = await tx.query<{ id: string; point_id: string }>(
    'select id, point_id from staff where id = any($1) order by id for update',
    [people.map((person) => person.id)],
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
  await publishChanges(tx, [
    ...moved.map((row) => staffChange(row.point_id, row.id, null)),
    ...people.map(({ id, name, role, pointId, isActive }) =>
      staffChange(pointId, id, isActive ? { id, name, role } : null),
    ),
  ])
  return ok(people)
}

function staffChange(pointId: string, id: string, row: z.infer<typeof staffRowSchema> | null) {
  return { scope: { kind: 'point' as const, pointId }, table: 'staff', id, row }
}
