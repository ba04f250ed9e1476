import { Button, MantineProvider } from '@mantine/core'
import { useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { useStore } from 'zustand'
import { LANGUAGES } from '../i18n/languages.ts'
import { useWords } from '../i18n/words.ts'
import { Centered } from '../ui/Centered.tsx'
import type { StoreApi } from 'zustand/vanilla'
import type { Preferences } from '../settings/preferences.ts'
import { Keys } from '../ui/keys-context.ts'
import { theme } from '../ui/theme.ts'
import { Shelter } from '../ui/Shelter.tsx'
import { App } from './App.tsx'
import { compose, composeTraining, startDesk } from './compose.ts'
import type { Composed } from './house.ts'
import { Training } from './Training.tsx'
import { AlreadyOpen } from './machine-socket.ts'

type Start = { is: 'starting' } | { is: 'open'; composed: Composed } | { is: 'already-open' | 'disconnected' }

async function connect(preferences: StoreApi<Preferences>): Promise<Start> {
  try {
    const composed = await compose(window, preferences)
    // The kept cart first: goods scanned before it is back would take its place. What goes wrong is the till's state.
    await startDesk(composed.desk).catch(() => undefined)
    return { is: 'open', composed }
  } catch (error) {
    return { is: error instanceof AlreadyOpen ? 'already-open' : 'disconnected' }
  }
}

/** Language and looks around the page, and what is to be seen while there is no till yet. */
export function Root({ nonce, preferences }: { nonce: string; preferences: StoreApi<Preferences> }) {
  const { language, theme: scheme, keys } = useStore(preferences)
  const [start, setStart] = useState<Start>({ is: 'starting' })

  useEffect(() => void connect(preferences).then(setStart), [preferences])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  function retry(): void {
    setStart({ is: 'starting' })
    void connect(preferences).then(setStart)
  }

  function switchLanguage(): void {
    preferences.setState({ language: language === 'vi' ? 'en' : 'vi' })
  }

  return (
    <IntlProvider locale={language} messages={LANGUAGES[language]}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme === 'auto' ? undefined : scheme}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Keys value={keys}>
          {start.is === 'open' ? (
            <Shelter instead={<NoTill is="broken" onRetry={() => location.reload()} />}>
              <Open composed={start.composed} onLanguage={switchLanguage} />
            </Shelter>
          ) : (
            <NoTill is={start.is} onRetry={retry} />
          )}
        </Keys>
      </MantineProvider>
    </IntlProvider>
  )
}

/** The counter, or a training in its place. */
function Open({ composed, onLanguage }: { composed: Composed; onLanguage: () => void }) {
  const page = useStore(composed.desk.side, ({ page }) => page)
  if (page !== 'training') return <App {...composed} onLanguage={onLanguage} />
  return (
    <Training
      start={() => composeTraining(window, composed)}
      onLanguage={onLanguage}
      onLeave={() => composed.desk.show('sell')}
    />
  )
}

type Why = 'starting' | 'already-open' | 'disconnected' | 'broken'

function NoTill({ is, onRetry }: { is: Why; onRetry: () => void }) {
  const words = useWords()
  return (
    <Centered title={words(`app.${is}`)}>
      {is !== 'starting' && (
        <>
          <p>{words(`app.${is}.todo`)}</p>
          <Button h={56} fz={20} onClick={onRetry}>
            {words('app.retry')}
          </Button>
        </>
      )}
    </Centered>
  )
}
