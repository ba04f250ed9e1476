import { Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { PointOverview, Sum } from '../api/answers.ts'
import { CompletenessWord } from '../ui/CompletenessWord.tsx'
import classes from '../ui/completeness.module.css'
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
  const mark = <HowMany all={points.length} incomplete={incomplete} />
  return (
    <Group gap="md" align="stretch">
      <Total id="points.sumToday" sum={sumOf(points.map((point) => point.today))} mark={mark} />
      <Total id="points.sumMonth" sum={sumOf(points.map((point) => point.month))} mark={mark} />
      <Text size="sm" c="var(--ink-soft)" style={{ alignSelf: 'end' }}>
        <FormattedMessage
          id={isFiltered ? 'points.listed' : 'points.all'}
          values={{ count: points.length }}
        />
      </Text>
    </Group>
  )
}

function Total({ id, sum, mark }: { id: 'points.sumToday' | 'points.sumMonth'; sum: Sum; mark: ReactNode }) {
  return (
    <Paper withBorder px="md" py="xs" miw={230}>
      <Text size="sm" c="var(--ink-soft)">
        <FormattedMessage id={id} />
        {' · '}
        <FormattedMessage
          id="sales.count"
          values={{ count: sum.saleCount, shown: showCount(sum.saleCount) }}
        />
      </Text>
      <Text fz={22} fw={600}>
        {showMoney(sum.total)}
      </Text>
      {mark}
    </Paper>
  )
}

function HowMany({ all, incomplete }: { all: number; incomplete: number }) {
  return incomplete === 0 ? (
    <CompletenessWord isComplete />
  ) : (
    <Text size="sm" className={classes.incomplete}>
      <FormattedMessage id="completeness.some" values={{ count: incomplete, all }} />
    </Text>
  )
}

function sumOf(sums: readonly Sum[]): Sum {
  return {
    total: sums.reduce((total, sum) => total + sum.total, 0),
    saleCount: sums.reduce((count, sum) => count + sum.saleCount, 0),
  }
}
