import { Button, Group, TextInput } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { type BusinessDay, businessDaySchema } from '#shared/time.ts'
import { type Period, QUICK_PERIODS, quickPeriod } from './period.ts'

/** Chooses the days of a report: two dates, or a button. */
export function PeriodFilter(props: {
  period: Period
  today: BusinessDay
  onChange: (period: Period) => void
}) {
  const { period, today, onChange } = props
  const { formatMessage } = useIntl()
  const change = (end: keyof Period) => (event: { currentTarget: { value: string } }) => {
    const day = businessDaySchema.safeParse(event.currentTarget.value)
    if (day.success) onChange({ ...period, [end]: day.data })
  }
  return (
    <Group gap="sm" align="end" data-screen-only>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={formatMessage({ id: `period.${end}` })}
          value={period[end]}
          onChange={change(end)}
        />
      ))}
      <Group gap="xs">
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
