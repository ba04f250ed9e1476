import { Fragment } from 'react'
import type { Completeness } from '../api/answers.ts'
import classes from './completeness.module.css'
import { CompletenessWord } from './CompletenessWord.tsx'
import { GapWords } from './GapWords.tsx'

/** Beside a figure: "đủ", or what is missing. */
export function CompletenessMark({ completeness }: { completeness: Completeness }) {
  if (completeness.isComplete) return <CompletenessWord isComplete />
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
