import type { Head } from '#shared/journal/entry.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import type { BoxState } from '../../machine/contract.ts'
import type { BlackBox } from '../parts.ts'
import type { TillDb } from '../store/database.ts'
import { ownHashAt, ownHead } from '../store/own-entries.ts'
import { readMeta } from '../store/meta.ts'
import { type Comparison, lastAck } from './decide-repair.ts'

/** Finds what `decideRepair` needs. Reads heads, log₂(n) places to find where they part, and nothing else. */
export async function compareStores(db: TillDb, box: BlackBox, boxState: BoxState): Promise<Comparison> {
  const head = await ownHead(db)
  const identity = await readMeta(db, 'identity')
  const facts = {
    store: { head, ack: await readMeta(db, 'ack'), tillId: identity?.tillId ?? null },
    box: {
      head: boxState.head,
      ack: boxState.ack,
      tillId: boxState.identity?.tillId ?? null,
      damagedFromSeq: boxState.damagedFromSeq,
    },
  }
  const commonSeq = await findCommonSeq({ db, box, storeHead: head, boxHead: boxState.head })
  const ack = lastAck(facts)
  const holdsAck = (hash: string | null) => ack !== null && hash === ack.hash
  return {
    ...facts,
    commonSeq,
    isAckInStore: holdsAck(ack && (await ownHashAt(db, ack.through))),
    isAckInBox: holdsAck(ack && (await boxHashAt(box, boxState.head, ack.through))),
  }
}

/** Equal hashes at a seq mean equal journals up to it, so the place where they part is found by halving. */
async function findCommonSeq(options: {
  db: TillDb
  box: BlackBox
  storeHead: Head
  boxHead: Head
}): Promise<number> {
  const { db, box, storeHead, boxHead } = options
  const isCommon = async (seq: number) => (await ownHashAt(db, seq)) === (await boxHashAt(box, boxHead, seq))
  let high = Math.min(storeHead.seq, boxHead.seq)
  if (await isCommon(high)) return high
  let low = 0
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (await isCommon(middle)) low = middle
    else high = middle
  }
  return low
}

async function boxHashAt(box: BlackBox, head: Head, seq: number): Promise<string | null> {
  if (seq === head.seq) return head.hash
  if (seq > head.seq) return null
  if (seq === 0) return ZERO_HASH
  return (await box.read(seq, 1))[0]?.hash ?? null
}
