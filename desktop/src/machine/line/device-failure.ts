import type { DeviceTrouble } from '../contract-devices.ts'

/** A device does not do what it should, for a reason the page can explain. Caught where a call is answered. */
export class DeviceFailure extends Error {
  readonly trouble: DeviceTrouble
  constructor(trouble: DeviceTrouble, message: string) {
    super(`${trouble}: ${message}`)
    this.name = 'DeviceFailure'
    this.trouble = trouble
  }
}

/** The reason, or null for what is no trouble of a device but a bug. */
export function troubleOf(error: unknown): DeviceTrouble | null {
  return error instanceof DeviceFailure ? error.trouble : null
}
