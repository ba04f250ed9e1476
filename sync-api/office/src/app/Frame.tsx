import { Alert, Button, Group, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Link } from '../address/Link.tsx'
import { office } from '../api/client.ts'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import classes from './Frame.module.css'

/** What stands around every page: its name, who is signed in, the way out. */
export function Frame(props: { username: string; onSignedOut: () => void; children: ReactNode }) {
  const { username, onSignedOut, children } = props
  const { formatMessage } = useIntl()
  const [hasFailed, setHasFailed] = useState(false)
  const signOut = () => office.signOut.mutate().then(onSignedOut, () => setHasFailed(true))
  return (
    <>
      <a href="#main" className={classes.skip}>
        <FormattedMessage id="app.skip" />
      </a>
      <header className={classes.header} data-screen-only>
        <Group gap="lg">
          <Text component="span" fw={600}>
            <Link to={{ page: 'points', search: '' }}>
              <FormattedMessage id="app.name" />
            </Link>
          </Text>
          <Group component="nav" gap="md" aria-label={formatMessage({ id: 'app.pages' })}>
            <Link to={{ page: 'points', search: '' }}>
              <FormattedMessage id="app.report" />
            </Link>
            <Link to={{ page: 'masters', table: 'point', search: '', number: 1 }}>
              <FormattedMessage id="app.masters" />
            </Link>
          </Group>
        </Group>
        <Group gap="sm">
          <LanguageSwitch />
          <Text size="sm" c="var(--ink-soft)" className={classes.who}>
            <FormattedMessage id="app.signedInAs" values={{ user: username }} />
          </Text>
          <Button size="xs" variant="default" onClick={signOut}>
            <FormattedMessage id="app.signOut" />
          </Button>
        </Group>
      </header>
      {hasFailed && (
        <Alert color="basalt" role="alert" m="md">
          <FormattedMessage id="app.signOutFailed" />
        </Alert>
      )}
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  )
}
