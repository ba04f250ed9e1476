import { TRPCClientError } from '@trpc/client'
import type { BusinessDay } from '#shared/time.ts'
import type { MasterTable } from '../address/address.ts'
import { office } from '../api/client.ts'
import type { MasterFault } from './fault-words.ts'
import { FORMS } from './fields.ts'
import { readRows, type SheetColumn, type SheetRows, type SheetWords } from './sheet.ts'
import { readSheetFile, type SheetFileFault } from './sheet-file.ts'

/** The server takes no more in one request. */
const MOST_ROWS = 2000

export type LineFault = MasterFault & { line: number }
type Counted = { added: number; changed: number }
export type CheckedSheet =
  | ({ code: 'good'; rows: SheetRows['rows']; strange: string[] } & Counted)
  | ({ code: 'done' } & Counted)
  | { code: 'faults'; faults: LineFault[] }
  | { code: 'tooMany'; count: number; most: number }
  | { code: SheetFileFault | 'empty' | 'tooLarge' | 'notChecked' | 'failed' }

type Into = {
  table: MasterTable
  columns: readonly SheetColumn[]
  words: SheetWords
  today: BusinessDay
}

/** Reads a file and asks the server what it would make of it. */
export async function checkSheet(file: Blob, into: Into): Promise<CheckedSheet> {
  const cells = await readSheetFile(file)
  if (typeof cells === 'string') return { code: cells }
  const { rows, strange } = readRows(cells, into.columns, into.words)
  if (rows.every(({ row }) => Object.keys(row).length === 0)) return { code: 'empty' }
  if (rows.length > MOST_ROWS) return { code: 'tooMany', count: rows.length, most: MOST_ROWS }
  const answer = await send(rows, into, { isDryRun: true })
  return answer.code === 'done' ? { ...answer, code: 'good', rows, strange } : answer
}

/** Writes what was found good. */
export function importSheet(sheet: { rows: SheetRows['rows'] }, into: Into): Promise<CheckedSheet> {
  return send(sheet.rows, into, { isDryRun: false })
}

async function send(
  rows: SheetRows['rows'],
  { table, today }: Into,
  { isDryRun }: { isDryRun: boolean },
): Promise<Exclude<CheckedSheet, { code: 'good' }>> {
  const blank = FORMS[table].fresh(today)
  try {
    const answer = await office.masters.import.mutate({
      table,
      blank,
      rows: rows.map(({ row }) => row),
      isDryRun,
    })
    if (answer.ok) return { code: 'done', ...answer.value }
    return {
      code: 'faults',
      faults: answer.error.map((fault) => ({ ...fault, line: rows[fault.row]?.line ?? 0 })),
    }
  } catch (error) {
    const data: unknown = error instanceof TRPCClientError ? error.data : null
    const isTooLarge =
      typeof data === 'object' && data !== null && 'code' in data && data.code === 'PAYLOAD_TOO_LARGE'
    return { code: isTooLarge ? 'tooLarge' : isDryRun ? 'notChecked' : 'failed' }
  }
}
