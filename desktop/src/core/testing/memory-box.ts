import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type Ack, type BoxIdentity, MachineError } from '../../machine/contract.ts'
import type { BlackBox } from '../parts.ts'

/** How the next call of a kind goes wrong. `late`: it hangs, and takes effect when `release` is called. */
export type BoxFault = 'before' | 'after' | 'hang' | 'late'
type BoxCall = keyof BlackBox

export type MemoryBox = BlackBox & {
  lines: ChainedEntry[]
  /** Seqs whose line is rotten. */
  rotten: Set<number>
  asideCount: number
  ack: Ack | null
  identity: BoxIdentity | null
  failNext(call: BoxCall, fault: BoxFault): void
  release(): void
}

/** A black box without a disk, for faults no real disk can be asked for. Calls run in order, as the real one's do. */
export function createMemoryBox(): MemoryBox {
  const faults = new Map<BoxCall, BoxFault>()
  let held: (() => void)[] = []
  let last: Promise<unknown> = Promise.resolve()

  const run = <T>(call: BoxCall, work: () => T): Promise<T> => {
    const fault = faults.get(call)
    faults.delete(call)
    const waits = fault === 'late' ? new Promise<void>((resolve) => held.push(resolve)) : null
    const next = last.then(async () => {
      await waits
      if (fault === 'before' || fault === 'hang') throw new MachineError('io', `${call} failed before`)
      const answer = work()
      if (fault === 'after') throw new MachineError('disconnected', `${call} failed after`)
      return answer
    })
    last = next.catch(() => undefined)
    return fault === 'hang' ? new Promise(() => undefined) : next
  }
  const head = (): Head => {
    const sound = box.lines.findIndex((line) => box.rotten.has(line.seq))
    const line = box.lines.at(sound === -1 ? box.lines.length - 1 : sound - 1)
    return line === undefined || sound === 0 ? EMPTY_HEAD : { seq: line.seq, hash: line.hash }
  }
  const box: MemoryBox = {
    lines: [],
    rotten: new Set(),
    asideCount: 0,
    ack: null,
    identity: null,
    failNext: (call, fault) => void faults.set(call, fault),
    release() {
      for (const resolve of held) resolve()
      held = []
    },
    open: () =>
      run('open', () => ({
        head: head(),
        ack: box.ack,
        identity: box.identity,
        damagedFromSeq: box.lines.find((line) => box.rotten.has(line.seq))?.seq ?? null,
        wasTorn: false,
      })),
    read: (fromSeq, limit) =>
      run('read', () =>
        box.lines.filter((line) => line.seq >= fromSeq && !box.rotten.has(line.seq)).slice(0, limit),
      ),
    append: (entries) =>
      run('append', () => {
        if (box.rotten.size > 0) throw new MachineError('not-following', 'damaged')
        for (const entry of entries) {
          const end = head()
          if (entry.seq !== end.seq + 1 || entry.prevHash !== end.hash)
            throw new MachineError('not-following', `${entry.seq} does not follow ${end.seq}`)
          box.lines.push(structuredClone(entry))
        }
      }),
    noteAck: (ack) => run('noteAck', () => void (box.ack = ack)),
    noteIdentity: (identity) => run('noteIdentity', () => void (box.identity = { ...identity })),
    setAside: (fromSeq) =>
      run('setAside', () => {
        box.asideCount += box.lines.filter((line) => line.seq >= fromSeq).length
        box.lines = box.lines.filter((line) => line.seq < fromSeq)
        for (const seq of box.rotten) if (seq >= fromSeq) box.rotten.delete(seq)
      }),
  }
  return box
}
