import { type Producer, producerSchema } from '#shared/catalogue/producer.ts'
import { err, ok } from '#shared/result.ts'
import type { z } from 'zod'
import { publishChanges } from '../db/feed-log.ts'
import type { Tx } from '../db/pool.ts'
import { checkRows, type Saved } from './checked-rows.ts'
import { missingRefs } from './lookups.ts'

/** Writes producers and sends them down to every till of the province. */
export async function saveProducers(
  tx: Tx,
  rows: readonly z.input<typeof producerSchema>[],
): Promise<Saved<Producer>> {
  const checked = checkRows(producerSchema, rows)
  if (!checked.ok) return checked
  const producers = checked.value
  const faults = await missingRefs(tx, producers, { field: 'areaCode', table: 'commune' })
  if (faults.length > 0) return err(faults)
  await tx.query(
    `insert into producer (id, name, kind, area_code, province_code)
     select id, name, kind, "areaCode", "provinceCode"
     from jsonb_to_recordset($1) as t(id text, name text, kind text, "areaCode" text, "provinceCode" text) order by id
     on conflict (id) do update set name = excluded.name, kind = excluded.kind, area_code = excluded.area_code,
       province_code = excluded.province_code`,
    [JSON.stringify(producers)],
  )
  await publishChanges(
    tx,
    producers.map((row) => ({ scope: { kind: 'province' as const }, table: 'producer', id: row.id, row })),
  )
  return ok(producers)
}
