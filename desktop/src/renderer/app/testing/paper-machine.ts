import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { EventValue, Machine, MachineEvent } from '../../../machine/contract.ts'
import type { DeviceTrouble } from '../../../machine/contract-devices.ts'

/** The devices on the page's side of the contract: what they were told, and what they tell. */
export type PaperMachine = {
  machine: Pick<Machine, 'call' | 'on'>
  /** The calls in their order. */
  did: string[]
  printed: { id: string; rows: ReceiptRow[] }[]
  set(state: { printer?: DeviceTrouble | null; isPartlyOut?: boolean }): void
  tell<TEvent extends MachineEvent>(event: TEvent, value: EventValue<TEvent>): void
}

/** No printer is set unless told otherwise. */
export function paperMachine(): PaperMachine {
  const did: string[] = []
  const printed: PaperMachine['printed'] = []
  const listeners = new Map<string, ((value: unknown) => void)[]>()
  let trouble: DeviceTrouble | null = 'not-set'
  let isPartlyOut = false

  function answer(name: string, job?: PaperMachine['printed'][number]): unknown {
    if (name === 'devices.listeners')
      return { scanner: { trouble: 'not-set' }, scale: { trouble: 'not-set' } }
    if (trouble) return { ok: false, error: trouble, isPartlyOut }
    if (job) printed.push(job)
    return { ok: true, paper: 'enough' }
  }

  const call = async (name: string, ...args: unknown[]) => {
    if (name !== 'devices.listeners') did.push(name)
    return answer(name, args[0] as PaperMachine['printed'][number] | undefined)
  }
  const on = (event: string, listener: (value: unknown) => void) => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener])
    return () => undefined
  }
  return {
    machine: { call, on } as unknown as Pick<Machine, 'call' | 'on'>, // answers as the contract says, by name
    did,
    printed,
    set(state) {
      if (state.printer !== undefined) trouble = state.printer
      isPartlyOut = state.isPartlyOut ?? isPartlyOut
    },
    tell: (event, value) => listeners.get(event)?.forEach((listener) => listener(value)),
  }
}
