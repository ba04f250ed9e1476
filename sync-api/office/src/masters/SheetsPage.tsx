import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { MasterTable } from '../address/address.ts'
import { Link } from '../address/Link.tsx'
import { office } from '../api/client.ts'
import { useAsked } from '../api/use-asked.ts'
import { knownWord } from '../i18n/known-word.ts'
import { Loading } from '../ui/Loading.tsx'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { choicesWith } from './choices.ts'
import { FORMS } from './fields.ts'
import { ImportSheet } from './ImportSheet.tsx'
import { makeCsv, makeXlsx } from './sheet-file.ts'
import { allowedWords, type SheetColumn, sheetColumns, type SheetWords, writeRows } from './sheet.ts'

/** A list goes out as a sheet and comes in as one. */
export function SheetsPage({ table, onSessionEnded }: { table: MasterTable; onSessionEnded: () => void }) {
  const { formatMessage } = useIntl()
  const list = formatMessage({ id: `master.${table}` })
  const title = formatMessage({ id: 'import.title' }, { list })
  usePageTitle(title)
  const { data, trouble, reload } = useAsked({
    key: table,
    ask: (signal) => office.masters.choices.query(undefined, { signal }),
    onSessionEnded,
  })
  const words: SheetWords | null = data && {
    label: (id) => formatMessage({ id }),
    coded: ({ prefix }, code) => {
      const id = knownWord(prefix, code)
      return id ? formatMessage({ id }) : code
    },
    choices: choicesWith(data),
  }
  const columns = words && sheetColumns(FORMS[table].fields, words)
  return (
    <Stack gap="md" maw={820}>
      <div>
        <Link to={{ page: 'masters', table, search: '', number: 1 }}>
          <FormattedMessage id="master.back" values={{ list }} />
        </Link>
      </div>
      <Title order={1} size="h2">
        {title}
      </Title>
      {trouble && <TroubleBand trouble={trouble} hasOldData={data !== null} onRetry={reload} />}
      {!data && !trouble && <Loading />}
      {data && words && columns && (
        <>
          <Title order={2} size="h4">
            <FormattedMessage id="import.one" />
          </Title>
          <SaveButton
            word="import.template"
            name={`${list}.xlsx`}
            make={() => makeTemplate({ columns, words, list })}
          />
          <Title order={2} size="h4" mt="sm">
            <FormattedMessage id="import.two" />
          </Title>
          <ImportSheet table={table} columns={columns} words={words} today={data.today} />
          <Title order={2} size="h4" mt="lg">
            <FormattedMessage id="export.title" />
          </Title>
          <Group>
            <SaveButton
              word="export.xlsx"
              name={`${list} ${data.today}.xlsx`}
              make={async () => makeXlsx(await askCells(table, columns, words), { title: list, guide: null })}
            />
            <SaveButton
              word="export.csv"
              name={`${list} ${data.today}.csv`}
              make={async () => makeCsv(await askCells(table, columns, words))}
            />
          </Group>
        </>
      )}
    </Stack>
  )
}

type SaveWord = 'import.template' | 'export.xlsx' | 'export.csv'

/** Makes a file and hands it to the browser's downloads. */
function SaveButton({ word, name, make }: { word: SaveWord; name: string; make: () => Promise<Blob> }) {
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const save = async () => {
    setState('busy')
    const file = await make().catch(() => null)
    if (file) handOver(file, name)
    setState(file ? 'ready' : 'failed')
  }
  return (
    <div>
      <Button variant="default" onClick={save} loading={state === 'busy'}>
        <FormattedMessage id={word} />
      </Button>
      {state === 'failed' && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          <FormattedMessage id="export.failed" />
        </Text>
      )}
    </div>
  )
}

function handOver(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

async function askCells(table: MasterTable, columns: readonly SheetColumn[], words: SheetWords) {
  return writeRows(await office.masters.all.query({ table }), columns, words)
}

/** The headings, and on a second sheet the words that a column can hold. */
function makeTemplate(what: {
  columns: readonly SheetColumn[]
  words: SheetWords
  list: string
}): Promise<Blob> {
  const { columns, words, list } = what
  const guided = columns.map((column) => [column.heading, ...allowedWords(column, words)])
  const guide = {
    title: words.label('import.guide'),
    columns: guided.filter((column) => column.length > 1),
  }
  return makeXlsx([columns.map(({ heading }) => heading)], { title: list, guide })
}
