import { z } from 'zod'
import { must } from '#shared/result.ts'
import { type CashDraft, countedOf, NOTHING_COUNTED } from './notes.ts'

/**
 * Closing a shift, blind: first the drawer is counted with nothing shown, then the count is fixed, and only then is
 * said what should be there. A fixed count stays fixed over a restart. `difference` = counted − expected, in đồng.
 */
export type CloseFlow =
  | { step: 'counting'; draft: CashDraft }
  | { step: 'counted'; draft: CashDraft; reason: string }

export const COUNTING: CloseFlow = { step: 'counting', draft: NOTHING_COUNTED }

/** What is kept on this machine until the shift is closed. */
export type KeptFlow = { shiftId: string; flow: CloseFlow }

export function editDraft(flow: CloseFlow, draft: CashDraft): CloseFlow {
  return flow.step === 'counting' ? { step: 'counting', draft } : flow
}

/** Fixes the count; without one nothing is fixed. */
export function fixCount(flow: CloseFlow): CloseFlow {
  if (flow.step !== 'counting' || countedOf(flow.draft) === null) return flow
  return { step: 'counted', draft: flow.draft, reason: '' }
}

export function sayReason(flow: CloseFlow, reason: string): CloseFlow {
  return flow.step === 'counted' ? { ...flow, reason } : flow
}

/** What still stands between a fixed count and the closing. Never the sales: unsent ones and none at all close alike. */
export function closeNeeds(
  flow: CloseFlow,
  { expected, differenceLimit }: { expected: number; differenceLimit: number },
): { difference: number; needsReason: boolean; needsManager: boolean } {
  const difference = (flow.step === 'counted' ? (countedOf(flow.draft) ?? 0) : 0) - expected
  const reason = flow.step === 'counted' ? flow.reason.trim() : ''
  return {
    difference,
    needsReason: difference !== 0 && reason === '',
    needsManager: Math.abs(difference) > differenceLimit,
  }
}

/** The fixed count; a bug otherwise. */
export function countOf(flow: CloseFlow): { draft: CashDraft; reason: string } {
  return must(flow.step === 'counted' ? flow : null, 'a fixed count')
}

const draftSchema = z.object({
  by: z.enum(['notes', 'sum']),
  notes: z.record(z.string(), z.int().min(0)),
  sum: z.int().min(0).nullable(),
})
const keptSchema = z.object({
  shiftId: z.string(),
  flow: z.discriminatedUnion('step', [
    z.object({ step: z.literal('counting'), draft: draftSchema }),
    z.object({ step: z.literal('counted'), draft: draftSchema, reason: z.string() }),
  ]),
})

/** A kept flow of this very shift; from the start where there is none that can be read. */
export function readFlow(json: string | null, shiftId: string): CloseFlow {
  try {
    const kept = keptSchema.safeParse(JSON.parse(json ?? 'null'))
    return kept.success && kept.data.shiftId === shiftId ? kept.data.flow : COUNTING
  } catch {
    return COUNTING
  }
}

export function writeFlow(kept: KeptFlow): string {
  return JSON.stringify(kept)
}
