import type { StaffRef } from '#shared/journal/common.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { Till } from '../../core/till.ts'
import type { Saying } from '../i18n/words.ts'
import { commitTrouble } from './commit-trouble.ts'

/** What is copied: the entry it shows, and what the journal calls it. */
export type Copied = { hash: EntryHash; as: 'sale' | 'return' | 'z'; number: string }
/** Makes the next copy: journaled first, then marked with its number. Null when the journal did not take the note. */
export type MakeCopy = (
  copied: Copied,
  rowsOf: (copy: number) => readonly ReceiptRow[],
) => Promise<readonly ReceiptRow[] | null>

type Parts = {
  till: Pick<Till, 'commit'>
  cashier(): StaffRef | null
  onTrouble(trouble: Saying): void
}

/** A copy that nobody heard of cannot come out (T42). */
export function createCopies({ till, cashier, onTrouble }: Parts): MakeCopy {
  const counts = new Map<EntryHash, number>()
  return async ({ hash, as, number }, rowsOf) => {
    const copy = (counts.get(hash) ?? 0) + 1
    const end = await till.commit('audit.noted', {
      what: 'reprint',
      by: cashier(),
      detail: { [as]: number, copy },
    })
    if (end.outcome !== 'done') {
      onTrouble(commitTrouble(end))
      return null
    }
    counts.set(hash, copy)
    return rowsOf(copy)
  }
}
