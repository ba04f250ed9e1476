import { deviceErrors } from './errors-device.ts'
import { findingErrors } from './errors-found.ts'
import { pinErrors } from './errors-pin.ts'
import { returnErrors } from './errors-return.ts'
import { refusalErrors } from './errors-refused.ts'
import { machineErrors, wireErrors } from './errors-wire.ts'
import type { ErrorTable } from './explained.ts'

/** Every trouble that has a code, under "family.code". */
export const errorTable = {
  ...refusalErrors,
  ...findingErrors,
  ...wireErrors,
  ...machineErrors,
  ...pinErrors,
  ...returnErrors,
  ...deviceErrors,
} as const satisfies ErrorTable
export type ErrorKey = keyof typeof errorTable
