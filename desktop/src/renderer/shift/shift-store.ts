import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ShiftId } from '#shared/ids.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { BodyOf, Kind } from '#shared/journal/kinds/registry.ts'
import type { ShiftClosed } from '#shared/journal/kinds/shift-closed.ts'
import type { ShiftReport } from '#shared/journal/kinds/shift-report.ts'
import { vnd } from '#shared/money.ts'
import { buildClosing } from '#shared/selling/close-shift.ts'
import type { ShiftFigures } from '#shared/selling/expected-cash.ts'
import type { ShiftNow, Till } from '../../core/till.ts'
import type { Saying } from '../i18n/words.ts'
import { commitTrouble } from '../sale/commit-trouble.ts'
import type { Approval, Override } from '../staff/staff-store.ts'
import {
  type CloseFlow,
  closeNeeds,
  COUNTING,
  countOf,
  editDraft,
  fixCount,
  readFlow,
  sayReason,
  writeFlow,
} from './close-flow.ts'
import { type CashDraft, countedOf, noteCountsOf } from './notes.ts'

/** A shift that was closed just now, for its Z. */
export type ClosedShift = {
  closing: ShiftClosed & { report: ShiftReport }
  openedAtMs: number
  entry: WrittenEntry
}

export type ShiftState = {
  flow: CloseFlow
  /** What should be there: read anew at every look, and never before the count is fixed. */
  expected: ShiftFigures | null
  closed: ClosedShift | null
  isBusy: boolean
}

export type ShiftStore = StoreApi<ShiftState> & {
  open(float: CashDraft): Promise<boolean>
  /** The drawer opens without a sale: why, in the journal. */
  noteDrawer(reason: string): Promise<boolean>
  /** Where the close of this shift was left. */
  resume(): void
  count(draft: CashDraft): void
  fix(): Promise<void>
  sayReason(reason: string): void
  close(): Promise<boolean>
  /** The Z was seen. */
  leave(): void
}

type Parts = {
  till: Pick<Till, 'getState' | 'commit' | 'readShift'>
  cashier(): StaffRef | null
  approve(override: Override, detail: Record<string, number>): Promise<Approval>
  mintShiftId(): ShiftId
  /** Kept on this machine, so that neither a restart nor a power cut unfixes a count. */
  kept: { load(): string | null; save(json: string | null): void }
  onTrouble(trouble: Saying): void
}

const IDLE: ShiftState = { flow: COUNTING, expected: null, closed: null, isBusy: false }

/** One shift from its float to its Z. Closing asks nothing of the office and nothing of what is unsent (T34). */
export function createShiftStore(parts: Parts): ShiftStore {
  const { till, cashier, approve, mintShiftId, kept, onTrouble } = parts
  const store = createStore<ShiftState>(() => IDLE)
  const openShift = () => till.getState().openShift

  async function commit<TKind extends Kind>(kind: TKind, body: BodyOf<TKind>): Promise<WrittenEntry | null> {
    const end = await till.commit(kind, body)
    if (end.outcome === 'done') return end.entry
    onTrouble(commitTrouble(end))
    return null
  }

  /** One thing at a time: however often it is pressed, it is done once. */
  async function once(work: () => Promise<boolean>): Promise<boolean> {
    if (store.getState().isBusy) return false
    store.setState({ isBusy: true })
    return work().finally(() => store.setState({ isBusy: false }))
  }

  function keep(flow: CloseFlow): void {
    const shift = openShift()
    store.setState({ flow })
    if (shift) kept.save(writeFlow({ shiftId: shift.shiftId, flow }))
  }

  async function reveal(): Promise<ShiftNow | null> {
    const now = await till.readShift()
    store.setState({ expected: now?.figures ?? null })
    if (!now) onTrouble({ key: 'refused.store-closed' })
    return now
  }

  async function closeFixed(): Promise<boolean> {
    const [shift, who, now] = [openShift(), cashier(), await reveal()]
    const { flow } = store.getState()
    if (!shift || !who || !now || flow.step !== 'counted') return false
    const limit = till.getState().point?.settings.cashDifferenceLimit ?? 0
    const needs = closeNeeds(flow, { expected: now.figures.expected, differenceLimit: limit })
    if (needs.needsReason) return false
    if (needs.needsManager && !(await isApproved(needs.difference))) return false
    const { draft, reason } = countOf(flow)
    const closing = buildClosing(
      { shiftId: shift.shiftId, openedSeq: shift.openedSeq },
      {
        counted: countedOf(draft) ?? vnd(0),
        notes: noteCountsOf(draft),
        reason: reason.trim() || null,
        cashier: who,
      },
      now,
    )
    const entry = await commit('shift.closed', closing)
    if (!entry || !closing.report) return false
    kept.save(null)
    const closed = { closing: { ...closing, report: closing.report }, openedAtMs: now.openedAtMs, entry }
    store.setState({ ...IDLE, closed, isBusy: true })
    return true
  }

  /** A shift must always close: where no manager has a PIN nobody is asked, and the journal has the difference. */
  async function isApproved(difference: number): Promise<boolean> {
    const approval = await approve('cash-difference', { difference })
    return approval.is !== 'cancelled'
  }

  return Object.assign(store, {
    open: (float: CashDraft) =>
      once(async () => {
        const who = cashier()
        if (!who || openShift()) return false
        const body = { shiftId: mintShiftId(), cashier: who, float: countedOf(float) ?? vnd(0) }
        const entry = await commit('shift.opened', { ...body, notes: noteCountsOf(float), remark: null })
        if (entry) store.setState({ ...IDLE, isBusy: true })
        return entry !== null
      }),
    noteDrawer: (reason: string) =>
      once(async () => {
        const [who, said] = [cashier(), reason.trim().slice(0, 400)]
        if (!who || said === '') return false
        return (
          (await commit('audit.noted', { what: 'drawer-opened', by: who, detail: { reason: said } })) !== null
        )
      }),
    resume() {
      const shift = openShift()
      store.setState({ flow: shift ? readFlow(kept.load(), shift.shiftId) : COUNTING, expected: null })
      if (store.getState().flow.step === 'counted') void reveal()
    },
    count: (draft: CashDraft) => keep(editDraft(store.getState().flow, draft)),
    async fix() {
      const { flow } = store.getState()
      const fixed = fixCount(flow)
      if (fixed === flow) return
      keep(fixed)
      await reveal()
    },
    sayReason: (reason: string) => keep(sayReason(store.getState().flow, reason)),
    close: () => once(closeFixed),
    leave: () => store.setState({ closed: null }),
  })
}
