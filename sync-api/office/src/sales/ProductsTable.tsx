import { FormattedMessage } from 'react-intl'
import type { PointSales } from '../api/answers.ts'
import { CompletenessWord } from '../ui/CompletenessWord.tsx'
import { showMoney, showQuantity } from '../ui/shown.ts'
import table from '../ui/table.module.css'

/** Sales by product, the largest amount first. */
export function ProductsTable({
  products,
  isComplete,
}: {
  products: PointSales['products']
  isComplete: boolean
}) {
  return (
    <div className={table.scroller}>
      <table className={table.table}>
        <caption>
          <FormattedMessage id="sales.byProduct" /> <CompletenessWord isComplete={isComplete} />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="sales.product" />
            </th>
            <th scope="col" className={table.number}>
              <FormattedMessage id="sales.quantity" />
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
          {products.map(
            ({ productId, productName, producerName, unit, quantity, amount, returnQuantity }) => (
              <tr key={productId}>
                <th scope="row">
                  {productName}
                  <span className={table.soft}>{producerName}</span>
                </th>
                <td className={table.number}>{showQuantity(quantity, unit)}</td>
                <td className={table.number}>
                  {returnQuantity === 0 ? '' : showQuantity(returnQuantity, unit)}
                </td>
                <td className={table.number}>{showMoney(amount)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
