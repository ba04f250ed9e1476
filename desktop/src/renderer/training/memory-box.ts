import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import type { BlackBox } from '../../core/parts.ts'
import { type Ack, type BoxIdentity, MachineError } from '../../machine/contract.ts'

/** The black box of a training: it keeps the same promises while the page is open, and nothing afterwards. */
export function createTrainingBox(): BlackBox {
  let lines: ChainedEntry[] = []
  let ack: Ack | null = null
  let identity: BoxIdentity | null = null
  const head = (): Head => {
    const last = lines.at(-1)
    return last ? { seq: last.seq, hash: last.hash } : EMPTY_HEAD
  }
  return {
    open: async () => ({ head: head(), ack, identity, damagedFromSeq: null, wasTorn: false }),
    read: async (fromSeq, limit) => lines.filter(({ seq }) => seq >= fromSeq).slice(0, limit),
    async append(entries) {
      for (const entry of entries) {
        const { seq, hash } = head()
        if (entry.seq !== seq + 1 || entry.prevHash !== hash)
          throw new MachineError('not-following', `${entry.seq} does not follow ${seq}`)
        lines.push(entry)
      }
    },
    async noteAck(noted) {
      ack = noted
    },
    async noteIdentity(noted) {
      identity = noted
    },
    async setAside(fromSeq) {
      lines = lines.filter(({ seq }) => seq < fromSeq)
    },
  }
}
