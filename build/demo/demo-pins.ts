import { makePin, type PinVerifier } from '#shared/pin.ts'

/** The PINs of everybody who works in the demo network. The README says them. */
export const DEMO_PINS = { cashier: '1234', manager: '9876' } as const

/** One verifier for each role: four hundred of their own would take the demo half a minute. */
export async function makeDemoPins(): Promise<Record<keyof typeof DEMO_PINS, PinVerifier>> {
  const salt = (role: string) => new TextEncoder().encode(role.padEnd(16, '.'))
  return {
    cashier: await makePin(DEMO_PINS.cashier, salt('cashier')),
    manager: await makePin(DEMO_PINS.manager, salt('manager')),
  }
}
