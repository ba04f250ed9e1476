import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { KeysSettings } from './KeysSettings.tsx'
import type { Preferences } from './preferences.ts'
import styles from './SettingsPage.module.css'

/** What the people of this till may choose for its page. */
export function SettingsPage({
  preferences,
  onBack,
}: {
  preferences: StoreApi<Preferences>
  onBack: () => void
}) {
  const words = useWords()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onBack()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onBack])
  const { language, theme, keys } = useStore(preferences)
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <h2>{words('settings.title')}</h2>
        <Button variant="default" h={48} onClick={onBack} rightSection={<KeyCap name="Esc" />}>
          {words('work.back')}
        </Button>
      </div>
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
    </main>
  )
}
