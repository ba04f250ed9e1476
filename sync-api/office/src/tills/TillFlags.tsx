import { FormattedMessage } from 'react-intl'
import type { Till } from '../api/answers.ts'
import { knownWord } from '../i18n/known-word.ts'
import { showInstant } from '../ui/shown.ts'
import table from '../ui/table.module.css'
import classes from './TillFlags.module.css'

/** What the server noticed of a till and what of it is not in the books, one line each. */
export function TillFlags({ till }: { till: Till }) {
  const counted = [
    ...till.flags.map(({ reason, count }) => ({ code: reason, count })),
    { code: 'hole', count: till.holes },
    { code: 'undated', count: till.undatedSales },
    { code: 'duplicate', count: till.duplicateSales },
    { code: 'over-returned', count: till.overReturns },
  ].filter(({ count }) => count > 0)
  if (counted.length + till.notices.length === 0)
    return (
      <span className={table.soft}>
        <FormattedMessage id="flag.none" />
      </span>
    )
  return (
    <ul className={classes.flags}>
      {till.notices.map(({ kind, seq, lastMs }) => (
        <li key={`${kind} ${seq}`}>
          <FormattedMessage id={knownWord('notice', kind) ?? 'notice.other'} values={{ seq, code: kind }} />
          <span className={table.soft}>{showInstant(lastMs)}</span>
        </li>
      ))}
      {counted.map(({ code, count }) => (
        <li key={code}>
          <FormattedMessage id={knownWord('flag', code) ?? 'flag.other'} values={{ count, code }} />
        </li>
      ))}
    </ul>
  )
}
