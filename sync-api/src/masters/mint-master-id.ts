import { compactKey, searchTokens } from '#shared/catalogue/search-key.ts'
import type { Queryable } from '../db/pool.ts'
import type { MasterTable } from './read-masters.ts'

const LONGEST = 40

/** A fresh id made of the record's code, else of its name: "htx-ea-kao", with a number behind where that is taken. */
export async function mintMasterId(
  db: Queryable,
  table: MasterTable,
  row: Record<string, unknown>,
): Promise<string> {
  const stem = stemOf(table, row)
  const { rows } = await db.query<{ id: string }>(`select id from ${table} where id like $1`, [`${stem}%`])
  return freeId(stem, new Set(rows.map(({ id }) => id)))
}

/** What the id of a record begins with. */
export function stemOf(table: MasterTable, row: Record<string, unknown>): string {
  const source = [row['code'], row['name']].find(
    (text) => typeof text === 'string' && compactKey(text) !== '',
  )
  const words = typeof source === 'string' ? searchTokens(source).join('-') : table
  const plain = words.replace(/[^a-z0-9-]/g, '').replace(/^-+/, '')
  return plain.slice(0, LONGEST).replace(/-+$/, '') || table
}

/** The stem itself, or with the first free number from 2 behind it. */
export function freeId(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
