import { type BlackBox as FileBox } from '../../desktop/src/machine/black-box/black-box.ts'
import { MachineError } from '../../desktop/src/machine/contract.ts'
import type { BlackBox } from '../../desktop/src/core/parts.ts'
import type { SimLoop } from './sim-loop.ts'

/**
 * What becomes of the next append. `before`: it fails and nothing is written. `after`: it is written and the answer
 * is an error. `silent`: it is written and no answer ever comes. `deaf`: nothing is written and no answer comes.
 */
export type BoxFault = 'before' | 'after' | 'silent' | 'deaf'

/** The real box file behind a switch: one fault for the next append, and so many openings that fail. */
export type FaultyBox = BlackBox & { faultNext: BoxFault | null; failingOpens: number }

const NEVER = new Promise<never>(() => undefined)

export function faultyBox(file: FileBox, { real }: SimLoop): FaultyBox {
  const box: FaultyBox = {
    faultNext: null,
    failingOpens: 0,
    async open() {
      if (box.failingOpens === 0) return real(() => file.open())
      box.failingOpens -= 1
      throw new MachineError('disconnected', 'simulated: the machine host is away')
    },
    read: (fromSeq, limit) => real(() => file.read(fromSeq, limit)),
    async append(entries) {
      const fault = box.faultNext
      box.faultNext = null
      if (fault === 'before') throw new MachineError('io', 'simulated: nothing was written')
      if (fault === 'deaf') return NEVER
      await real(() => file.append(entries))
      if (fault === 'after') throw new MachineError('io', 'simulated: written, then an error')
      if (fault === 'silent') return NEVER
    },
    noteAck: (ack) => real(() => file.noteAck(ack)),
    noteIdentity: (identity) => real(() => file.noteIdentity(identity)),
    setAside: async (fromSeq) => void (await real(() => file.setAside(fromSeq))),
  }
  return box
}
