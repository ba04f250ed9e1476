import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { KeysSettings } from './KeysSettings.tsx'
import type { Preferences } from './preferences.ts'
import styles from './SettingsPage.module.css'

const PARTS = ['page', 'devices', 'state'] as const
type Part = (typeof PARTS)[number]

type Props = {
  preferences: StoreApi<Preferences>
  startWith: Part
  /** What is plugged in, and how the till is: made where machine and till are known. */
  devices: ReactNode
  state: ReactNode
  onBack: () => void
}

/** All that can be set at this till; what is set holds at once. */
export function SettingsPage({ preferences, startWith, devices, state, onBack }: Props) {
  const words = useWords()
  const [shown, setShown] = useState(startWith)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onBack()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onBack])
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <h2>{words('settings.title')}</h2>
        <Button variant="default" h={48} onClick={onBack} rightSection={<KeyCap name="Esc" />}>
          {words('work.back')}
        </Button>
      </div>
      <Choice
        label={words('settings.parts')}
        value={shown}
        options={PARTS.map((part) => ({ value: part, label: words(`settings.part.${part}`) }))}
        onChoose={setShown}
      />
      {shown === 'page' && <PageSettings preferences={preferences} />}
      {shown === 'devices' && devices}
      {shown === 'state' && state}
    </main>
  )
}

/** Language, light and keys: they change under one's eyes. */
function PageSettings({ preferences }: { preferences: StoreApi<Preferences> }) {
  const words = useWords()
  const { language, theme, keys } = useStore(preferences)
  return (
    <>
      <section className={styles.row}>
        <h3>{words('settings.language')}</h3>
        <Choice
          label={words('settings.language')}
          value={language}
          options={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          onChoose={(chosen) => preferences.setState({ language: chosen })}
        />
      </section>
      <section className={styles.row}>
        <h3>{words('settings.theme')}</h3>
        <Choice
          label={words('settings.theme')}
          value={theme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: words(`settings.theme.${value}`),
          }))}
          onChoose={(chosen) => preferences.setState({ theme: chosen })}
        />
      </section>
      <KeysSettings keys={keys} onKeys={(changed) => preferences.setState({ keys: changed })} />
    </>
  )
}
