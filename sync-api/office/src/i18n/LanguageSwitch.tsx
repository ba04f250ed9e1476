import { SegmentedControl } from '@mantine/core'
import { useIntl } from 'react-intl'
import { type Language, useLanguage } from './Words.tsx'

const CHOICES: { value: Language; label: string }[] = [
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'en', label: 'English' },
]

export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage()
  const { formatMessage } = useIntl()
  return (
    <SegmentedControl
      size="xs"
      data={CHOICES}
      value={language}
      onChange={setLanguage}
      aria-label={formatMessage({ id: 'app.language' })}
      data-screen-only
    />
  )
}
