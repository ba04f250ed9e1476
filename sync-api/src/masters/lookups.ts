import type { Tx } from '../db/pool.ts'
import { type MasterFault, unknownRefs } from './checked-rows.ts'

const TABLES = {
  operator: 'select id as key from operator where id = any($1)',
  point: 'select id as key from point where id = any($1)',
  producer: 'select id as key from producer where id = any($1)',
  staff: 'select id as key from staff where id = any($1)',
  commune: "select code as key from area_period where level in ('commune', 'ward') and code = any($1)",
  district: "select code as key from area_period where level = 'district' and code = any($1)",
} as const

/** The faults of rows whose field names a record that is not in the books. */
export async function missingRefs<T>(
  tx: Tx,
  rows: readonly T[],
  ref: { field: keyof T & string; table: keyof typeof TABLES },
): Promise<MasterFault[]> {
  const wanted = [...new Set(rows.map((row) => row[ref.field]).filter((value) => value !== null))]
  const found = await tx.query<{ key: string }>(TABLES[ref.table], [wanted])
  return unknownRefs(rows, { field: ref.field, known: new Set(found.rows.map((row) => row.key)) })
}

/** The faults of rows whose code already belongs to another id, in the table or among the rows themselves. */
export async function takenCodes(
  tx: Tx,
  rows: readonly { id: string; code: string }[],
  table: 'point' | 'product',
): Promise<MasterFault[]> {
  const codes = rows.map((row) => row.code).filter((code) => code !== '')
  const held = await tx.query<{ id: string; code: string }>(
    `select id, code from ${table} where code = any($1) and id <> all($2)`,
    [codes, rows.map((row) => row.id)],
  )
  const owner = new Map(held.rows.map((row) => [row.code, row.id]))
  return rows.flatMap((item, row) => {
    const holder = owner.get(item.code)
    if (item.code !== '') owner.set(item.code, holder ?? item.id)
    return holder !== undefined && holder !== item.id
      ? [{ code: 'taken' as const, row, field: 'code', value: item.code }]
      : []
  })
}
