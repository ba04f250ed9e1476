import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { BusinessDay } from '#shared/time.ts'
import { readTypedDay } from './day-text.ts'
import { showDay } from './shown.ts'

/**
 * A day typed as it is shown, 22/11/2026: a browser's own date field follows the language of the computer and would
 * put the month first. Taken over on Enter or when left; a day that is none stays to be mended.
 */
export function DayInput(props: { label: string; value: BusinessDay; onChange: (day: BusinessDay) => void }) {
  const { label, value, onChange } = props
  const { formatMessage } = useIntl()
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && readTypedDay(draft) === null
  const [isJudged, setIsJudged] = useState(false)
  const take = () => {
    const day = draft === null ? value : readTypedDay(draft)
    setIsJudged(true)
    if (day === null) return
    setDraft(null)
    if (day !== value) onChange(day)
  }
  return (
    <TextInput
      label={label}
      value={draft ?? showDay(value)}
      onChange={(event) => {
        setIsJudged(false)
        setDraft(event.currentTarget.value)
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      error={isWrong && isJudged && formatMessage({ id: 'period.wrongDay' })}
      inputMode="numeric"
      autoComplete="off"
      w={140}
    />
  )
}
