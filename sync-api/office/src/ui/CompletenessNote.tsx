import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { Completeness, Gap } from '../api/answers.ts'
import classes from './completeness.module.css'
import { GapWords } from './GapWords.tsx'

const COUNTED_IN_ENTRIES: readonly Gap['kind'][] = ['unsent', 'hole', 'flagged', 'quarantined', 'unjoined']

/** The same in full, beside the sum of a page: everything that is missing, one line each. */
export function CompletenessNote({ completeness }: { completeness: Completeness }) {
  if (completeness.isComplete)
    return (
      <Text className={classes.complete}>
        <FormattedMessage id="completeness.all" />
      </Text>
    )
  return (
    <div className={classes.note}>
      <Text className={classes.incomplete} fw={600}>
        <FormattedMessage id="completeness.notYet" />
      </Text>
      <ul className={classes.gaps}>
        {completeness.gaps.map((gap) => (
          <li key={`${gap.kind} ${gap.tillNumber}`}>
            <GapWords gap={gap} />
          </li>
        ))}
      </ul>
      {completeness.gaps.some(({ kind }) => COUNTED_IN_ENTRIES.includes(kind)) && (
        <Text size="sm" c="var(--ink-soft)">
          <FormattedMessage id="gap.whatIsAnEntry" />
        </Text>
      )}
    </div>
  )
}
