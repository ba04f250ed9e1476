import type { z } from 'zod'
import { err, ok, type Result } from '#shared/result.ts'

/**
 * Why a row of the office was not saved. `invalid`: the field breaks its schema; `repeated`: the same id twice in one
 * call; `unknown`: it names a record that is not there; `taken`: another record has that code.
 */
export type MasterFault = {
  code: 'invalid' | 'repeated' | 'unknown' | 'taken'
  /** Index of the row in the call. */
  row: number
  /** Path of the field: "barcodes.0". */
  field: string
  value: unknown
}

/** What a save answers: the rows as the tills will see them, or every fault found; with a fault nothing is written. */
export type Saved<T> = Result<T[], MasterFault[]>

/**
 * Reads rows by their schema, text trimmed and in NFC, so that a name typed on a Mac equals the same name typed on
 * Windows. Every fault of every row is named.
 */
export function checkRows<T extends { id: string }>(
  schema: z.ZodType<T>,
  rows: readonly unknown[],
): Result<T[], MasterFault[]> {
  const faults: MasterFault[] = []
  const seen = new Set<string>()
  const read: T[] = []
  for (const [row, raw] of rows.entries()) {
    const tidy = tidyText(raw)
    const parsed = schema.safeParse(tidy)
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push({ code: 'invalid', row, field: issue.path.join('.'), value: valueAt(tidy, issue.path) })
      continue
    }
    const badText = findBadText(parsed.data, [])
    if (badText)
      faults.push({ code: 'invalid', row, field: badText.join('.'), value: valueAt(tidy, badText) })
    if (seen.has(parsed.data.id)) faults.push({ code: 'repeated', row, field: 'id', value: parsed.data.id })
    seen.add(parsed.data.id)
    read.push(parsed.data)
  }
  return faults.length > 0 ? err(faults) : ok(read)
}

/** The faults of rows whose `value` is not among `known`; null refers to nothing and is fine. */
export function unknownRefs<T>(
  rows: readonly T[],
  ref: { field: keyof T & string; known: ReadonlySet<string> },
): MasterFault[] {
  return rows.flatMap((item, row) => {
    const value = item[ref.field]
    return value === null || ref.known.has(String(value))
      ? []
      : [{ code: 'unknown' as const, row, field: ref.field, value }]
  })
}

function tidyText(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim()
  if (Array.isArray(value)) return value.map(tidyText)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidyText(item)]))
}

/** PostgreSQL's text holds neither U+0000 nor half a surrogate pair. */
function findBadText(value: unknown, path: PropertyKey[]): PropertyKey[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null
  if (value === null || typeof value !== 'object') return null
  for (const [key, item] of Object.entries(value)) {
    const found = findBadText(item, [...path, key])
    if (found) return found
  }
  return null
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined),
    value,
  )
}
