import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { type Address, MASTER_TABLES, type MasterTable } from '../address/address.ts'
import { Link } from '../address/Link.tsx'
import { goTo } from '../address/use-address.ts'
import { office } from '../api/client.ts'
import { useAsked } from '../api/use-asked.ts'
import { usePolled } from '../api/use-polled.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { choicesWith } from './choices.ts'
import classes from './MasterForm.module.css'
import { MastersTable } from './MastersTable.tsx'

type MastersAddress = Extract<Address, { page: 'masters' }>
type PageProps = { address: MastersAddress; onSessionEnded: () => void }

/** One of the lists of what the office owns. */
export function MastersPage({ address, onSessionEnded }: PageProps) {
  const { table, search, number } = address
  const { formatMessage } = useIntl()
  usePageTitle(formatMessage({ id: `master.${table}` }))
  const choices = useAsked({
    key: table,
    ask: (signal) => office.masters.choices.query(undefined, { signal }),
    onSessionEnded,
  })
  const polled = usePolled({
    key: `${table} ${search} ${number}`,
    ask: (signal) =>
      office.masters.list.query({ table, search: search.slice(0, 200), page: number }, { signal }),
    onSessionEnded,
  })
  const data = polled.data?.table === table ? polled.data : null
  const trouble = polled.trouble ?? choices.trouble
  const reload = () => {
    polled.reload()
    choices.reload()
  }
  return (
    <Stack gap="md">
      <Tables current={table} />
      <Group justify="space-between" align="end">
        <Title order={1} size="h2">
          <FormattedMessage id={`master.${table}`} />
        </Title>
        <Group align="end" data-screen-only>
          <TextInput
            type="search"
            label={formatMessage({ id: 'masters.search' })}
            placeholder={formatMessage({ id: 'masters.searchHint' })}
            value={search}
            onChange={(event) =>
              goTo({ ...address, number: 1, search: event.currentTarget.value }, 'replace')
            }
            w={300}
          />
          <Button variant="default" onClick={() => goTo({ page: 'sheets', table })}>
            <FormattedMessage id="import.open" />
          </Button>
          <Button onClick={() => goTo({ page: 'master', table, id: null })}>
            <FormattedMessage id={`master.${table}.add`} />
          </Button>
        </Group>
      </Group>
      {trouble && <TroubleBand trouble={trouble} hasOldData={data !== null} onRetry={reload} />}
      {(!data || !choices.data) && !trouble && <Loading />}
      {data?.total === 0 && <Nothing table={table} search={search} />}
      {data && data.total > 0 && choices.data && (
        <>
          <MastersTable of={table} records={data.records} choices={choicesWith(choices.data)} />
          <Pages address={address} total={data.total} pageSize={data.pageSize} />
        </>
      )}
    </Stack>
  )
}

function Tables({ current }: { current: MasterTable }) {
  const { formatMessage } = useIntl()
  return (
    <nav aria-label={formatMessage({ id: 'masters.tables' })} data-screen-only>
      <ul className={classes.tabs}>
        {MASTER_TABLES.map((table) => (
          <li key={table} aria-current={table === current ? 'page' : undefined}>
            <Link to={{ page: 'masters', table, search: '', number: 1 }}>
              <FormattedMessage id={`master.${table}`} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Nothing({ table, search }: { table: MasterTable; search: string }) {
  if (search)
    return (
      <Empty title={<FormattedMessage id="masters.notFound" values={{ search }} />}>
        <FormattedMessage id="points.notFoundDo" />
      </Empty>
    )
  return (
    <Empty title={<FormattedMessage id={`master.${table}.none`} />}>
      <FormattedMessage id={`master.${table}.noneDo`} />
    </Empty>
  )
}

function Pages({ address, total, pageSize }: { address: MastersAddress; total: number; pageSize: number }) {
  const pages = Math.ceil(total / pageSize)
  const { number } = address
  return (
    <Group justify="space-between">
      <Text size="sm" c="var(--ink-soft)">
        <FormattedMessage id="masters.count" values={{ total }} />
      </Text>
      {(pages > 1 || number > 1) && (
        <Group data-screen-only>
          {number > 1 && (
            <Link to={{ ...address, number: number - 1 }}>
              <FormattedMessage id="masters.previous" />
            </Link>
          )}
          <FormattedMessage id="masters.pages" values={{ page: number, pages }} />
          {number < pages && (
            <Link to={{ ...address, number: number + 1 }}>
              <FormattedMessage id="masters.next" />
            </Link>
          )}
        </Group>
      )}
    </Group>
  )
}
