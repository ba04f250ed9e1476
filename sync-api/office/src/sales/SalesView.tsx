import { Alert, Group, Stack, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { PointSales } from '../api/answers.ts'
import { CompletenessNote } from '../ui/CompletenessNote.tsx'
import { Empty } from '../ui/Empty.tsx'
import { showCount, showDay, showMoney } from '../ui/shown.ts'
import { DaysTable } from './DaysTable.tsx'
import { ProductsTable } from './ProductsTable.tsx'
import classes from './SalesView.module.css'

/** What a point sold in a period: the sum with its completeness, by day, by product. */
export function SalesView({ sales }: { sales: PointSales }) {
  const { total, from, to, days, later, products, completeness } = sales
  return (
    <Stack gap="md">
      <Group className={classes.sum} gap="xl">
        <div>
          <Text size="sm" c="var(--ink-soft)">
            <FormattedMessage id="sales.sum" values={{ from: showDay(from), to: showDay(to) }} />
          </Text>
          <Text fz={28} fw={600}>
            {showMoney(total.total)}
          </Text>
          <Text size="sm" c="var(--ink-soft)">
            <FormattedMessage
              id="sales.count"
              values={{ count: total.saleCount, shown: showCount(total.saleCount) }}
            />
          </Text>
          <Text size="sm" c="var(--ink-soft)">
            <FormattedMessage
              id="sales.methods"
              values={{
                cash: showMoney(total.cash),
                vietqr: showMoney(total.vietqr),
                card: showMoney(total.card),
                wallet: showMoney(total.wallet),
              }}
            />
          </Text>
          {total.returnCount > 0 && (
            <Text size="sm" c="var(--ink-soft)">
              <FormattedMessage
                id="sales.returnedOff"
                values={{ count: total.returnCount, total: showMoney(total.returnTotal) }}
              />
            </Text>
          )}
        </div>
        <CompletenessNote completeness={completeness} />
      </Group>
      {later.saleCount > 0 && (
        <Alert
          color="doubt"
          title={
            <FormattedMessage
              id="sales.later"
              values={{ count: later.saleCount, total: showMoney(later.total) }}
            />
          }
        >
          <FormattedMessage id="sales.laterDo" />
        </Alert>
      )}
      {days.length === 0 ? (
        <Empty title={<FormattedMessage id="sales.none" />}>
          <FormattedMessage id="sales.noneDo" />
        </Empty>
      ) : (
        <div className={classes.tables}>
          <DaysTable days={days} isComplete={completeness.isComplete} />
          <ProductsTable products={products} isComplete={completeness.isComplete} />
        </div>
      )}
    </Stack>
  )
}
