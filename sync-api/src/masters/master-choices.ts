import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'

/** What a field that names another record can hold; `label` is what people know it by. */
export type Choice = { value: string; label: string }
export type MasterChoices = Record<'operator' | 'point' | 'producer' | 'commune' | 'district', Choice[]>

/** Communes are those in force that day; districts are the old ones, kept as clusters. */
export async function masterChoices(db: Queryable, day: BusinessDay): Promise<MasterChoices> {
  const ask = async (sql: string, values: unknown[] = []) => (await db.query<Choice>(sql, values)).rows
  return {
    operator: await ask('select id as value, name as label from operator order by name, id'),
    point: await ask(`select id as value, concat(code, ' · ', name) as label from point order by code`),
    producer: await ask('select id as value, name as label from producer order by name, id'),
    commune: await ask(
      `select code as value, concat(case level when 'ward' then 'Phường ' else 'Xã ' end, name) as label from area_period
       where level in ('commune', 'ward') and valid_from <= $1 and (valid_to is null or valid_to >= $1)
       order by name, code`,
      [day],
    ),
    district: await ask(
      `select distinct on (code) code as value, name as label from area_period where level = 'district'
       order by code, valid_from desc`,
    ),
  }
}
