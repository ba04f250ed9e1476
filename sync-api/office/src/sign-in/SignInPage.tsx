import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { office } from '../api/client.ts'
import { troubleOf } from '../api/trouble.ts'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import classes from './SignInPage.module.css'

type Failure =
  | { code: 'empty' | 'wrong' | 'insecure' | 'unreachable' | 'refused' }
  | { code: 'locked'; waitSeconds: number }

/** Signing in. `isResuming`: a session ended while someone was reading. */
export function SignInPage({ isResuming, onSignedIn }: { isResuming: boolean; onSignedIn: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const { formatMessage } = useIntl()
  const password = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const form = new FormData(event.currentTarget)
    setIsBusy(true)
    const typed = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const result = await trySignIn(typed('username'), typed('password'))
    setIsBusy(false)
    setFailure(result)
    if (result === null) onSignedIn()
    else password.current?.select()
  }

  return (
    <main className={classes.page}>
      <Paper withBorder p="xl" className={classes.card}>
        <form onSubmit={submit}>
          <Stack>
            <div>
              <Title order={1} size="h2">
                <FormattedMessage id="signIn.title" />
              </Title>
              <Text c="var(--ink-soft)">
                <FormattedMessage id="signIn.lead" />
              </Text>
            </div>
            <div aria-live="assertive">
              {failure ? (
                <Alert color="basalt">{failureText(failure)}</Alert>
              ) : (
                isResuming && (
                  <Alert color="gray">
                    <FormattedMessage id="signIn.ended" />
                  </Alert>
                )
              )}
            </div>
            <TextInput
              name="username"
              label={<FormattedMessage id="signIn.user" />}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
            />
            <PasswordInput
              ref={password}
              name="password"
              label={<FormattedMessage id="signIn.password" />}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'signIn.showPassword' }) }}
            />
            <Button type="submit" loading={isBusy}>
              <FormattedMessage id="signIn.submit" />
            </Button>
          </Stack>
        </form>
      </Paper>
      <LanguageSwitch />
    </main>
  )
}

async function trySignIn(username: string, password: string): Promise<Failure | null> {
  if (!username.trim() || !password) return { code: 'empty' }
  try {
    const answer = await office.signIn.mutate({ username, password })
    return answer.ok ? null : answer.error
  } catch (error) {
    return { code: troubleOf(error) === 'unreachable' ? 'unreachable' : 'refused' }
  }
}

function failureText(failure: Failure) {
  return failure.code === 'locked' ? (
    <FormattedMessage id="signIn.locked" values={{ seconds: failure.waitSeconds }} />
  ) : (
    <FormattedMessage id={`signIn.${failure.code}`} />
  )
}
