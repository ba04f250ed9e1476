import { Fragment } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Completeness } from '../api/answers.ts'
import classes from './completeness.module.css'
import { GapWords } from './GapWords.tsx'

/** Beside a figure: "đủ", or what is missing. */
export function CompletenessMark({ completeness }: { completeness: Completeness }) {
  if (completeness.isComplete)
    return (
      <span className={classes.complete}>
        <FormattedMessage id="completeness.complete" />
      </span>
    )
  return (
    <span className={classes.incomplete}>
      {completeness.gaps.map((gap, index) => (
        <Fragment key={`${gap.kind} ${gap.tillNumber}`}>
          {index > 0 && '; '}
          <GapWords gap={gap} />
        </Fragment>
      ))}
    </span>
  )
}
