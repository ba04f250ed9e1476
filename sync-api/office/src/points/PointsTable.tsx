import { FormattedMessage } from 'react-intl'
import { Link } from '../address/Link.tsx'
import type { PointOverview } from '../api/answers.ts'
import { CompletenessMark } from '../ui/CompletenessMark.tsx'
import { PointKind } from '../ui/PointKind.tsx'
import { showCount, showMoney } from '../ui/shown.ts'
import table from '../ui/table.module.css'
import { PointState } from './PointState.tsx'

export function PointsTable({ points }: { points: readonly PointOverview[] }) {
  return (
    <div className={table.scroller}>
      <table className={table.table}>
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
      <td>{point.code}</td>
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
      {[point.today, point.month].map((sum, index) => (
        <td key={index === 0 ? 'today' : 'month'} className={table.number}>
          {showMoney(sum.total)}
          <span className={table.soft}>
            <FormattedMessage
              id="sales.count"
              values={{ count: sum.saleCount, shown: showCount(sum.saleCount) }}
            />
          </span>
        </td>
      ))}
      <td>
        <CompletenessMark completeness={point.completeness} />
      </td>
    </tr>
  )
}
