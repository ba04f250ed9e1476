import { FormattedMessage } from 'react-intl'
import type { Gap } from '../api/answers.ts'
import { showInstant } from './shown.ts'

/** One thing that is missing behind a figure, as a phrase: "thiếu 3 phiếu quầy 2". */
export function GapWords({ gap }: { gap: Gap }) {
  if (gap.kind === 'silent') {
    return gap.sinceMs === null ? (
      <FormattedMessage id="gap.neverSeen" values={{ till: gap.tillNumber }} />
    ) : (
      <FormattedMessage id="gap.silent" values={{ till: gap.tillNumber, since: showInstant(gap.sinceMs) }} />
    )
  }
  return <FormattedMessage id={`gap.${gap.kind}`} values={{ till: gap.tillNumber, count: gap.count }} />
}
