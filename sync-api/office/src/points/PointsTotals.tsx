import { Group, Paper, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { PointOverview, Sum } from '../api/answers.ts'
import { showCount, showMoney } from '../ui/shown.ts'

/** The sums of the points listed, each with how many of them are complete. */
export function PointsTotals({
  points,
  isFiltered,
}: {
  points: readonly PointOverview[]
  isFiltered: boolean
}) {
  const incomplete = points.filter((point) => !point.completeness.isComplete).length
  return (
    <Group gap="md">
      <Total
        title={<FormattedMessage id="points.sumToday" />}
        sum={sumOf(points.map((point) => point.today))}
      />
      <Total
        title={<FormattedMessage id="points.sumMonth" />}
        sum={sumOf(points.map((point) => point.month))}
      />
      <Text size="sm" c={incomplete > 0 ? 'var(--doubt)' : 'var(--ink-soft)'}>
        <FormattedMessage
          id={isFiltered ? 'points.listed' : 'points.all'}
          values={{ count: points.length }}
        />{' '}
        <FormattedMessage id="points.incomplete" values={{ count: incomplete }} />
      </Text>
    </Group>
  )
}

function Total({ title, sum }: { title: React.ReactNode; sum: Sum }) {
  return (
    <Paper withBorder px="md" py="xs">
      <Text size="sm" c="var(--ink-soft)">
        {title}
      </Text>
      <Text fz={22} fw={600}>
        {showMoney(sum.total)}
      </Text>
      <Text size="sm" c="var(--ink-soft)">
        <FormattedMessage
          id="sales.count"
          values={{ count: sum.saleCount, shown: showCount(sum.saleCount) }}
        />
      </Text>
    </Paper>
  )
}

function sumOf(sums: readonly Sum[]): Sum {
  return {
    total: sums.reduce((total, sum) => total + sum.total, 0),
    saleCount: sums.reduce((count, sum) => count + sum.saleCount, 0),
  }
}
