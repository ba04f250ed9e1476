import type { CommitOutcome } from '../../core/till.ts'
import type { Saying } from '../i18n/words.ts'

/** What to say when an entry that is no sale did not get into the journal, or nobody knows whether it did. */
export function commitTrouble(end: Exclude<CommitOutcome, { outcome: 'done' }>): Saying {
  if (end.outcome === 'refused') return { key: `refused.${end.reason}` }
  return { key: `refused.${end.outcome}` }
}
