import { FormattedMessage } from 'react-intl'
import type { PointSales } from '../api/answers.ts'
import { CompletenessWord } from '../ui/CompletenessWord.tsx'
import { showCount, showDay, showInstant, showMoney } from '../ui/shown.ts'
import table from '../ui/table.module.css'

type Late = NonNullable<PointSales['days'][number]['late']>

/** What of the day's figure came only after the day had ended. */
function LateWord({ late: { count, total, lastMs } }: { late: Late }) {
  const values = {
    count,
    shown: showCount(count),
    total: showMoney(total),
    at: showInstant(lastMs),
  }
  return (
    <span className={table.soft}>
      <FormattedMessage id="sales.late" values={values} />
    </span>
  )
}

/** Sales by day, the newest first; what came back is taken off the amount and stands beside it. */
export function DaysTable({ days, isComplete }: { days: PointSales['days']; isComplete: boolean }) {
  return (
    <div className={table.scroller}>
      <table className={table.table}>
        <caption>
          <FormattedMessage id="sales.byDay" /> <CompletenessWord isComplete={isComplete} />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="sales.day" />
            </th>
            <th scope="col" className={table.number}>
              <FormattedMessage id="sales.slips" />
            </th>
            <th scope="col" className={table.number}>
              <FormattedMessage id="sales.returned" />
            </th>
            <th scope="col" className={table.number}>
              <FormattedMessage id="sales.amount" />
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, saleCount, total, returnTotal, late }) => (
            <tr key={day}>
              <th scope="row">
                {showDay(day)}
                {late && <LateWord late={late} />}
              </th>
              <td className={table.number}>{showCount(saleCount)}</td>
              <td className={table.number}>{returnTotal === 0 ? '' : showMoney(returnTotal)}</td>
              <td className={table.number}>{showMoney(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
