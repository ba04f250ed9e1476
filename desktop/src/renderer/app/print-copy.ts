import type { Slip } from '../sale/slip.ts'
import type { Desk } from './desk.ts'

/** Prints a marked copy of a slip that came out before. */
export async function printCopy({ printing }: Pick<Desk, 'printing'>, slip: Slip): Promise<void> {
  const rows = await slip.copy()
  if (rows) await printing.print({ ...slip, rows, copy: async () => rows })
}
