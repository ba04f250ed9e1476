import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'

/**
 * Where the sale stands. Only one way leads from `paying` to `committing` and none leads back into it but an answer
 * of the journal: however often Enter is pressed, one sale is journaled and one receipt comes out.
 */
export type SaleFlow =
  | { step: 'selling' }
  | { step: 'checking' }
  | { step: 'paying' }
  | { step: 'committing'; sale: SaleCompleted }
  | { step: 'unknown'; sale: SaleCompleted }
  | { step: 'done'; sale: SaleCompleted; entry: WrittenEntry }

export type SaleEvent =
  | { type: 'pay-asked' }
  | { type: 'ready' }
  | { type: 'back' }
  | { type: 'commit-asked'; sale: SaleCompleted }
  | { type: 'committed'; entry: WrittenEntry }
  | { type: 'not-stored' }
  | { type: 'outcome-unknown' }
  | { type: 'settled'; sale: SaleCompleted; entry: WrittenEntry }
  | { type: 'voided' }
  | { type: 'next' }

/** The next step, or the same object when the event means nothing here. */
export function nextFlow(flow: SaleFlow, event: SaleEvent): SaleFlow {
  switch (event.type) {
    case 'pay-asked':
      return flow.step === 'selling' ? { step: 'checking' } : flow
    case 'ready':
      return flow.step === 'checking' ? { step: 'paying' } : flow
    case 'back':
      return flow.step === 'checking' || flow.step === 'paying' ? { step: 'selling' } : flow
    case 'commit-asked':
      return flow.step === 'paying' || flow.step === 'unknown'
        ? { step: 'committing', sale: event.sale }
        : flow
    case 'committed':
      return flow.step === 'committing' ? { step: 'done', sale: flow.sale, entry: event.entry } : flow
    case 'not-stored':
      return flow.step === 'committing' ? { step: 'paying' } : flow
    case 'outcome-unknown':
      return flow.step === 'committing' ? { step: 'unknown', sale: flow.sale } : flow
    case 'settled':
      return { step: 'done', sale: event.sale, entry: event.entry }
    case 'voided':
      return flow.step === 'unknown' || flow.step === 'committing' ? { step: 'selling' } : flow
    case 'next':
      return flow.step === 'done' ? { step: 'selling' } : flow
  }
}
