import { type BlackBox as FileBox } from '../../desktop/src/machine/black-box/black-box.ts'
import { MachineError } from '../../desktop/src/machine/contract.ts'
import type { BlackBox } from '../../desktop/src/core/parts.ts'

/**
 * What becomes of the next append. `before`: it fails and nothing is written. `after`: it is written and the answer
 * is an error. `silent`: it is written and no answer ever comes. `deaf`: nothing is written and no answer comes.
 */
export type BoxFault = 'before' | 'after' | 'silent' | 'deaf'

/** The real box file behind a switch: one fault for the next append, or the whole process dead. */
export type FaultyBox = BlackBox & {
  faultNext: BoxFault | null
  /** The last append, answered or not, has reached the file. */
  settled(): Promise<void>
  /** An append was made that will not answer. */
  readonly isHanging: boolean
  die(): Promise<void>
}

const NEVER = new Promise<never>(() => undefined)

export function faultyBox(file: FileBox): FaultyBox {
  let isDead = false
  let isHung = false
  let lastWrite: Promise<unknown> = Promise.resolve()
  const alive = <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead) return NEVER
    return work().then(
      (value) => (isDead ? NEVER : value),
      (error: unknown) => (isDead ? NEVER : Promise.reject(error)),
    )
  }
  const box: FaultyBox = {
    faultNext: null,
    settled: async () => void (await lastWrite),
    get isHanging() {
      return isHung
    },
    open: () => {
      isHung = false
      return alive(() => file.open())
    },
    read: (fromSeq, limit) => alive(() => file.read(fromSeq, limit)),
    append: (entries) =>
      alive(async () => {
        const fault = box.faultNext
        box.faultNext = null
        isHung = fault === 'silent' || fault === 'deaf'
        if (fault === 'before') throw new MachineError('io', 'simulated: nothing was written')
        if (fault === 'deaf') return NEVER
        const write = file.append(entries)
        lastWrite = write.catch(() => undefined)
        await write
        if (fault === 'after') throw new MachineError('io', 'simulated: written, then an error')
        if (fault === 'silent') return NEVER
      }),
    noteAck: (ack) => alive(() => file.noteAck(ack)),
    noteIdentity: (identity) => alive(() => file.noteIdentity(identity)),
    setAside: (fromSeq) => alive(async () => void (await file.setAside(fromSeq))),
    async die() {
      isDead = true
      await file.close()
    },
  }
  return box
}
