import { Button, Group } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import type { BusinessDay } from '#shared/time.ts'
import { DayInput } from '../ui/DayInput.tsx'
import classes from './PeriodFilter.module.css'
import { type Period, QUICK_PERIODS, quickPeriod } from './period.ts'

/** Chooses the days of a report: two dates, or a button. */
export function PeriodFilter(props: {
  period: Period
  today: BusinessDay
  onChange: (period: Period) => void
}) {
  const { period, today, onChange } = props
  const { formatMessage } = useIntl()
  return (
    <Group gap="sm" align="start" data-screen-only>
      <DayInput
        label={formatMessage({ id: 'period.from' })}
        value={period.from}
        onChange={(from) => onChange({ from, to: from > period.to ? from : period.to })}
      />
      <DayInput
        label={formatMessage({ id: 'period.to' })}
        value={period.to}
        onChange={(to) => onChange({ from: to < period.from ? to : period.from, to })}
      />
      <Group gap="xs" className={classes.quick}>
        {QUICK_PERIODS.map((which) => {
          const quick = quickPeriod(which, today)
          const isChosen = quick.from === period.from && quick.to === period.to
          return (
            <Button
              key={which}
              variant={isChosen ? 'light' : 'default'}
              aria-pressed={isChosen}
              onClick={() => onChange(quick)}
            >
              <FormattedMessage id={`period.${which}`} />
            </Button>
          )
        })}
      </Group>
    </Group>
  )
}
