import type { Machine } from '../../machine/contract.ts'

/** The machine as a training may use it: slips come out, marked as they are; the drawer with the real money stays shut. */
export function trainingMachine(real: Machine): Machine {
  return {
    on: real.on,
    call: (name, ...args) =>
      name === 'drawer.open'
        ? Promise.resolve({ ok: true, paper: 'unknown' } as never) // the answer of this very call
        : real.call(name, ...args),
  }
}
