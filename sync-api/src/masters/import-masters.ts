import { foldText } from '#shared/catalogue/search-key.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Tx } from '../db/pool.ts'
import type { MasterFault } from './checked-rows.ts'
import { type ChangedBy, lockMasters } from './history.ts'
import { freeId, stemOf } from './mint-master-id.ts'
import { allMasters, type MasterRecord, type MasterTable } from './read-masters.ts'
import { saveMasters } from './save-masters.ts'

/** As many as fit into one request, so that an import is one transaction. */
export const MAX_IMPORT_ROWS = 2000

type Row = Record<string, unknown>
export type Import = {
  table: MasterTable
  /** A new record before a row fills it in. */
  blank: Row
  /** What the sheet says; a field that is not there stays as it is. */
  rows: readonly Row[]
  isDryRun: boolean
}

/**
 * Saves the rows of a sheet, all or none. A row is the record of its code, else of its name (people: at their point;
 * products: of their producer); one that is not there yet is added. The faults name every row by its place.
 */
export async function importMasters(
  tx: Tx,
  { table, blank, rows, isDryRun }: Import,
  changed: ChangedBy,
): Promise<Result<{ added: number; changed: number }, MasterFault[]>> {
  await lockMasters(tx)
  const known = await allMasters(tx, table)
  const byKey = new Map(known.map((record) => [keyOf(table, record), record]))
  const taken = new Set(known.map(({ id }) => id))
  const records = rows.map((row): MasterRecord => {
    const found = byKey.get(keyOf(table, row))
    if (found) return { ...found, ...row, ...joined(found, row), id: found.id }
    const id = freeId(stemOf(table, row), taken)
    const added = { ...blank, ...row, id }
    taken.add(id)
    byKey.set(keyOf(table, row), added) // a second row of the same key is the same record, and named as repeated
    return added
  })
  await tx.query('savepoint before_import')
  const saved = await saveMasters(tx, { table, rows: records }, changed)
  if (isDryRun) await tx.query('rollback to savepoint before_import')
  if (!saved.ok) return err(saved.error)
  const old = new Set(known.map(({ id }) => id))
  const added = records.filter(({ id }) => !old.has(id)).length
  return ok({ added, changed: records.length - added })
}

function keyOf(table: MasterTable, row: Row): string {
  const text = (field: string) => foldText(typeof row[field] === 'string' ? row[field].trim() : '')
  if ((table === 'point' || table === 'product') && text('code') !== '') return `code ${text('code')}`
  const within = table === 'staff' ? text('pointId') : table === 'product' ? text('producerId') : ''
  return `name ${within} ${text('name').normalize('NFC')}`
}

/** A sheet has room for one certificate or VAT period: it joins those before it, or replaces that of the same day. */
function joined(found: Row, row: Row): Row {
  return Object.fromEntries(
    ['certificates', 'vat'].flatMap((field) => {
      const [before, now] = [found[field], row[field]]
      if (!Array.isArray(before) || !Array.isArray(now)) return []
      const days = new Set(now.map(({ validFrom }) => validFrom))
      return [[field, [...before.filter(({ validFrom }) => !days.has(validFrom)), ...now]]]
    }),
  )
}
