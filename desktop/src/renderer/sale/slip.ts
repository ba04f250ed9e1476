import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { Saying } from '../i18n/words.ts'

/** A slip on its way to paper. */
export type Slip = {
  /** What it is called on the screen. */
  name: Saying
  rows: readonly ReceiptRow[]
  /** Its marked copy, journaled first; null when the journal did not take the note. */
  copy(): Promise<readonly ReceiptRow[] | null>
}
