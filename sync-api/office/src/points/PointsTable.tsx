import { FormattedMessage } from 'react-intl'
import { Link } from '../address/Link.tsx'
import type { PointOverview, Sum } from '../api/answers.ts'
import { CompletenessMark } from '../ui/CompletenessMark.tsx'
import { PointKind } from '../ui/PointKind.tsx'
import { showCount, showMoney } from '../ui/shown.ts'
import table from '../ui/table.module.css'
import classes from './PointsTable.module.css'
import { PointState } from './PointState.tsx'

export function PointsTable({ points }: { points: readonly PointOverview[] }) {
  return (
    <div className={table.scroller}>
      <table className={`${table.table} ${classes.points}`}>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="points.code" />
            </th>
            <th scope="col">
              <FormattedMessage id="points.point" />
            </th>
            <th scope="col">
              <FormattedMessage id="points.state" />
            </th>
            <th scope="col" className={table.number}>
              <FormattedMessage id="points.sumToday" />
            </th>
            <th scope="col" className={table.number}>
              <FormattedMessage id="points.sumMonth" />
            </th>
            <th scope="col">
              <FormattedMessage id="completeness.title" />
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.id} point={point} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ point }: { point: PointOverview }) {
  return (
    <tr>
      <td className={table.whole}>{point.code}</td>
      <th scope="row">
        <Link to={{ page: 'point', pointId: point.id, tab: 'sales', from: null, to: null }}>
          {point.name}
        </Link>
        <span className={table.soft}>
          <PointKind kind={point.kind} />
          {point.areaName && ` · ${point.areaName}`}
        </span>
      </th>
      <td>
        <PointState state={point.state} />
      </td>
      <SumCell label="points.sumToday" sum={point.today} />
      <SumCell label="points.sumMonth" sum={point.month} />
      <td>
        <CompletenessMark completeness={point.completeness} />
      </td>
    </tr>
  )
}

/** On a phone, where the header is away, the figure says itself what it is. */
function SumCell({ label, sum }: { label: 'points.sumToday' | 'points.sumMonth'; sum: Sum }) {
  return (
    <td className={table.number}>
      <span className={classes.label} aria-hidden>
        <FormattedMessage id={label} />{' '}
      </span>
      {showMoney(sum.total)}
      <span className={table.soft}>
        <FormattedMessage
          id="sales.count"
          values={{ count: sum.saleCount, shown: showCount(sum.saleCount) }}
        />
      </span>
    </td>
  )
}
