import { FormattedMessage } from 'react-intl'
import classes from './completeness.module.css'

/** One word beside a figure whose gaps are listed elsewhere on the page. */
export function CompletenessWord({ isComplete }: { isComplete: boolean }) {
  return (
    <span className={isComplete ? classes.complete : classes.incomplete}>
      <FormattedMessage id={isComplete ? 'completeness.complete' : 'completeness.incomplete'} />
    </span>
  )
}
