import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { DeviceCard } from './DeviceCard.tsx'

/** The buyer's screen, on or off. */
export function DisplayCard({ isOn, set }: { isOn: boolean; set: (isOn: boolean) => void }) {
  const words = useWords()
  return (
    <DeviceCard title={words('display.title')}>
      <p>{words('display.settings.lead')}</p>
      <Choice
        label={words('display.title')}
        value={isOn ? 'on' : 'off'}
        options={(['on', 'off'] as const).map((value) => ({
          value,
          label: words(`display.settings.${value}`),
        }))}
        onChoose={(value) => set(value === 'on')}
      />
    </DeviceCard>
  )
}
