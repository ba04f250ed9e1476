import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type BusinessDay, businessDaySchema } from '#shared/time.ts'
import type { Tx } from '../db/pool.ts'

const areaSchema = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'district', 'commune', 'ward']),
  parent: z.string().optional(),
  validFrom: businessDaySchema,
  validTo: businessDaySchema.optional(),
})
const successionSchema = z.object({ from: z.string(), to: z.string(), on: businessDaySchema })

/** What a commune or an old district was called on a day. */
export type AreaName = { code: string; name: string; level: z.infer<typeof areaSchema>['level'] }

/**
 * Puts the areas into an empty or a seeded database; repeating it changes nothing. The 102 communes of Đắk Lắk since
 * 1 July 2025 (QĐ 19/2025/QĐ-TTg), the 15 districts before, kept as clusters for reports (QĐ 1576/QĐ-UBND, table 1),
 * and which district each commune's code came from. What became of Phú Yên's districts is not carried.
 */
export async function seedAreas(tx: Tx): Promise<void> {
  const areas = [
    ...z.array(areaSchema).parse(await dataFile('districts-2020.json')),
    ...z.array(areaSchema).parse(await dataFile('areas-2025.json')),
  ]
  const succession = z.array(successionSchema).parse(await dataFile('area-succession-2025.json'))
  await tx.query('insert into area (code) select distinct unnest($1::text[]) on conflict do nothing', [
    areas.map((area) => area.code),
  ])
  await tx.query(
    `insert into area_period (code, valid_from, valid_to, name, level, parent_code)
     select code, "validFrom", "validTo", name, level, parent
     from jsonb_to_recordset($1) as t(code text, "validFrom" date, "validTo" date, name text, level text, parent text)
     on conflict (code, valid_from) do nothing`,
    [JSON.stringify(areas)],
  )
  await tx.query(
    `insert into area_succession (from_code, to_code, on_day)
     select "from", "to", "on" from jsonb_to_recordset($1) as t("from" text, "to" text, "on" date)
     on conflict do nothing`,
    [JSON.stringify(succession)],
  )
}

/** The areas that were in force on a day. */
export async function listAreas(tx: Tx, day: BusinessDay): Promise<AreaName[]> {
  const found = await tx.query<AreaName>(
    `select code, name, level from area_period
     where valid_from <= $1 and (valid_to is null or valid_to >= $1) order by code`,
    [day],
  )
  return found.rows
}

async function dataFile(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../data/${name}`, import.meta.url), 'utf8'))
}
