import { MantineProvider } from '@mantine/core'
import { useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { DisplayPage } from '../../machine/contract-display.ts'
import { hearPages } from '../display/display-channel.ts'
import { DisplayScreen } from '../display/DisplayScreen.tsx'
import { LANGUAGES } from '../i18n/languages.ts'
import type { Preferences } from '../settings/preferences.ts'
import { theme } from '../ui/theme.ts'
import { openChannel } from './broadcast-channel.ts'

const WELCOME: DisplayPage = { kind: 'welcome', shop: '' }

/** The buyer's window: it has no machine and no till, it shows what the till's window says. A double tap fills the screen. */
export function DisplayRoot({ nonce, preferences }: { nonce: string; preferences: StoreApi<Preferences> }) {
  const { language, theme: scheme } = useStore(preferences)
  const [page, setPage] = useState(WELCOME)
  useEffect(() => hearPages(openChannel(), setPage), [])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = LANGUAGES[language]['display.title']
  }, [language])
  useEffect(() => {
    const fill = () => {
      void document.documentElement
        .requestFullscreen()
        .finally(() => (window.opener as Window | null)?.focus())
    }
    document.addEventListener('dblclick', fill)
    return () => document.removeEventListener('dblclick', fill)
  }, [])
  return (
    <IntlProvider locale={language} messages={LANGUAGES[language]}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme === 'auto' ? undefined : scheme}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <DisplayScreen page={page} />
      </MantineProvider>
    </IntlProvider>
  )
}
