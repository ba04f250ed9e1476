import { Alert, Button, Group, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { MasterTable } from '../address/address.ts'
import { Link } from '../address/Link.tsx'
import { goTo } from '../address/use-address.ts'
import type { Answers } from '../api/answers.ts'
import { office } from '../api/client.ts'
import { useAsked } from '../api/use-asked.ts'
import { Loading } from '../ui/Loading.tsx'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { choicesWith } from './choices.ts'
import { FORMS } from './fields.ts'
import { HistoryView } from './HistoryView.tsx'
import { MasterForm } from './MasterForm.tsx'
import { PinDialog } from './PinDialog.tsx'

type Asked = {
  found: Answers['masters']['one']
  choices: Answers['masters']['choices']
  changes: Answers['masters']['history']
}
type PageProps = { table: MasterTable; id: string | null; onSessionEnded: () => void }

/** One record of what the office owns, old or new, with its history. */
export function MasterPage({ table, id, onSessionEnded }: PageProps) {
  const { formatMessage } = useIntl()
  const [isSaved, setIsSaved] = useState(false)
  const { data, trouble, reload } = useAsked({
    key: `${table} ${id}`,
    ask: (signal) => askRecord({ table, id }, signal),
    onSessionEnded,
  })
  const isUnknown = data !== null && id !== null && data.found === null
  const called = data?.found?.record['name']
  const name = typeof called === 'string' ? called : formatMessage({ id: `master.${table}.add` })
  usePageTitle(name)
  const list = formatMessage({ id: `master.${table}` })
  return (
    <Stack gap="md">
      <div data-screen-only>
        <Link to={{ page: 'masters', table, search: '', number: 1 }}>
          <FormattedMessage id="master.back" values={{ list }} />
        </Link>
      </div>
      {trouble && <TroubleBand trouble={trouble} hasOldData={data !== null} onRetry={reload} />}
      {!data && !trouble && <Loading />}
      {isUnknown && <FormattedMessage id="master.unknown" values={{ id }} />}
      {data && !isUnknown && (
        <>
          <Group justify="space-between">
            <Title order={1} size="h2">
              {name}
            </Title>
            {table === 'staff' && <PinButton found={data.found} onSet={reload} />}
          </Group>
          <div role="status">
            {isSaved && (
              <Alert color="ocop">
                <FormattedMessage id="master.saved" />
              </Alert>
            )}
          </div>
          <MasterForm
            key={`${id} ${data.found?.version}`}
            table={table}
            initial={data.found?.record ?? FORMS[table].fresh(data.choices.today)}
            version={data.found?.version ?? null}
            choices={choicesWith(data.choices)}
            today={data.choices.today}
            onSaved={(saved) => {
              setIsSaved(true)
              if (saved === id) reload()
              else goTo({ page: 'master', table, id: saved }, 'replace')
            }}
          />
          {id !== null && <HistoryView changes={data.changes} />}
        </>
      )}
    </Stack>
  )
}

function PinButton({ found, onSet }: { found: Asked['found']; onSet: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!found) return null
  const { id, name, hasPin } = found.record
  const person = { id, name: String(name), hasPin: hasPin === true }
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        <FormattedMessage id={person.hasPin ? 'pin.reset' : 'pin.set'} />
      </Button>
      {isOpen && (
        <PinDialog
          person={person}
          onClose={() => setIsOpen(false)}
          onSet={() => {
            setIsOpen(false)
            onSet()
          }}
        />
      )}
    </>
  )
}

async function askRecord(
  { table, id }: { table: MasterTable; id: string | null },
  signal: AbortSignal,
): Promise<Asked> {
  const { masters } = office
  const [choices, found, changes] = await Promise.all([
    masters.choices.query(undefined, { signal }),
    id === null ? null : masters.one.query({ table, id }, { signal }),
    id === null ? [] : masters.history.query({ table, id }, { signal }),
  ])
  return { choices, found, changes }
}
