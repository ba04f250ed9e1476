import { findingErrors } from './errors-found.ts'
import { refusalErrors } from './errors-refused.ts'
import { machineErrors, wireErrors } from './errors-wire.ts'
import type { ErrorTable } from './explained.ts'

/** Every trouble that has a code, under "family.code". */
export const errorTable = {
  ...refusalErrors,
  ...findingErrors,
  ...wireErrors,
  ...machineErrors,
} as const satisfies ErrorTable
export type ErrorKey = keyof typeof errorTable
