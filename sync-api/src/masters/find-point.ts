import type { PointId } from '#shared/ids.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { pointKindSchema, type PointKind } from './points.ts'

/** What heads a page about a point: its names as they are on that day. */
export type PointHead = {
  id: PointId
  code: string
  name: string
  kind: PointKind
  address: string
  operatorName: string
  areaName: string | null
}

export async function findPoint(
  db: Queryable,
  { pointId, day }: { pointId: PointId; day: BusinessDay },
): Promise<PointHead | null> {
  const { rows } = await db.query<Omit<PointHead, 'kind'> & { kind: string }>(
    `select point.id, point.code, point.name, point.kind, point.address, operator.name as "operatorName",
       area.name as "areaName"
     from point join operator on operator.id = point.operator_id
     left join area_period area on area.code = point.area_code
       and area.valid_from <= $2 and (area.valid_to is null or area.valid_to >= $2)
     where point.id = $1`,
    [pointId, day],
  )
  return rows[0] ? { ...rows[0], kind: pointKindSchema.parse(rows[0].kind) } : null
}
