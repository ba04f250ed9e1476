import type { Head } from '#shared/journal/entry.ts'
import type { Ack } from '../../machine/contract.ts'

/**
 * Decides what start-up does about two stores that may disagree: the table of design §4, and the only place of
 * it. Pure: `compareStores` finds the facts, `repairStores` does the steps.
 */
export type Comparison = {
  store: { head: Head; ack: Ack | null; tillId: string | null }
  box: { head: Head; ack: Ack | null; tillId: string | null; damagedFromSeq: number | null }
  /** Highest seq at which both hold the same hash, 0 when none. Both are sound up to there or mended. */
  commonSeq: number
  /** Whether the branch of each holds the hash of the last ack at its seq. */
  isAckInStore: boolean
  isAckInBox: boolean
}

export type RepairStep =
  /** The box's lines from here on are damaged or of the losing branch: moved to its side file. */
  | { step: 'set-aside-box'; fromSeq: number; isBranch: boolean }
  /** The store's entries from here on are the losing branch: kept apart, to be carried (P14). */
  | { step: 'set-aside-store'; fromSeq: number }
  | { step: 'copy-to-store'; fromSeq: number; toSeq: number }
  | { step: 'copy-to-box'; fromSeq: number; toSeq: number }

/** `head`: where both end when the steps are done. `isBehind`: the server has more than that. */
export type Repair = {
  steps: RepairStep[]
  head: Head
  ack: Ack | null
  isBehind: boolean
  isForeign: boolean
}

export function decideRepair(found: Comparison): Repair {
  const { store, box, commonSeq } = found
  const steps: RepairStep[] = []
  const isForeign = store.tillId !== null && box.tillId !== null && store.tillId !== box.tillId
  const ack = isForeign ? box.ack : lastAck(found)
  if (box.damagedFromSeq !== null)
    steps.push({ step: 'set-aside-box', fromSeq: box.damagedFromSeq, isBranch: false })
  if (isForeign) {
    // the store of another till, put beside this box: the box says who this is
    if (store.head.seq > 0) steps.push({ step: 'set-aside-store', fromSeq: 1 })
    if (box.head.seq > 0) steps.push({ step: 'copy-to-store', fromSeq: 1, toSeq: box.head.seq })
    return { steps, head: box.head, ack, isForeign, isBehind: ack !== null && ack.through > box.head.seq }
  }
  const storeGoesOn = store.head.seq > commonSeq
  const boxGoesOn = box.head.seq > commonSeq
  const keepsStore = storeGoesOn && (!boxGoesOn || (found.isAckInStore && !found.isAckInBox))
  const head = keepsStore ? store.head : box.head.seq >= commonSeq ? box.head : store.head
  const next = commonSeq + 1
  if (keepsStore) {
    if (boxGoesOn) steps.push({ step: 'set-aside-box', fromSeq: next, isBranch: true })
    steps.push({ step: 'copy-to-box', fromSeq: next, toSeq: store.head.seq })
  } else if (boxGoesOn) {
    if (storeGoesOn) steps.push({ step: 'set-aside-store', fromSeq: next })
    steps.push({ step: 'copy-to-store', fromSeq: next, toSeq: box.head.seq })
  }
  return { steps, head, ack, isForeign, isBehind: ack !== null && ack.through > head.seq }
}

/** The ack that reaches further: each store notes it, and either note may be older. */
export function lastAck({ store, box }: Pick<Comparison, 'store' | 'box'>): Ack | null {
  if (store.ack === null || box.ack === null) return store.ack ?? box.ack
  return store.ack.through >= box.ack.through ? store.ack : box.ack
}
