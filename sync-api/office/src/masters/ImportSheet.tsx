import { Alert, Button, FileInput, Group, Loader, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { BusinessDay } from '#shared/time.ts'
import type { MasterTable } from '../address/address.ts'
import { Link } from '../address/Link.tsx'
import { checkSheet, type CheckedSheet, importSheet } from './import-sheet.ts'
import { ImportFaults } from './ImportFaults.tsx'
import type { SheetColumn, SheetWords } from './sheet.ts'

type ImportProps = {
  table: MasterTable
  columns: readonly SheetColumn[]
  words: SheetWords
  today: BusinessDay
}
type Step =
  | { at: 'start' | 'checking' }
  | { at: 'saving'; count: number }
  | { at: 'answered'; sheet: CheckedSheet }

/** A file is chosen, checked on the server, and only then written. */
export function ImportSheet(props: ImportProps) {
  const { formatMessage } = useIntl()
  const [step, setStep] = useState<Step>({ at: 'start' })
  const choose = async (file: File | null) => {
    if (!file) return
    setStep({ at: 'checking' })
    setStep({ at: 'answered', sheet: await checkSheet(file, props) })
  }
  const write = async (sheet: Extract<CheckedSheet, { code: 'good' }>) => {
    setStep({ at: 'saving', count: sheet.rows.length })
    setStep({ at: 'answered', sheet: await importSheet(sheet, props) })
  }
  return (
    <Stack gap="sm">
      <Text c="var(--ink-soft)">
        <FormattedMessage id="import.lead" />
      </Text>
      <FileInput
        label={formatMessage({ id: 'import.file' })}
        placeholder={formatMessage({ id: 'master.choose' })}
        accept=".xlsx,.csv"
        value={null}
        onChange={choose}
        disabled={step.at === 'checking' || step.at === 'saving'}
        maw={420}
      />
      <div role="status">
        {(step.at === 'checking' || step.at === 'saving') && (
          <Group>
            <Loader size="sm" />
            <FormattedMessage
              id={`import.${step.at}`}
              values={{ count: step.at === 'saving' ? step.count : 0 }}
            />
          </Group>
        )}
        {step.at === 'answered' && <Answer {...props} sheet={step.sheet} onWrite={write} />}
      </div>
    </Stack>
  )
}

type AnswerProps = ImportProps & {
  sheet: CheckedSheet
  onWrite: (sheet: Extract<CheckedSheet, { code: 'good' }>) => void
}

function Answer({ table, columns, sheet, onWrite }: AnswerProps) {
  switch (sheet.code) {
    case 'good':
      return (
        <Stack gap="xs">
          {sheet.strange.length > 0 && (
            <Alert color="doubt">
              <FormattedMessage id="import.strange" values={{ headings: sheet.strange.join(', ') }} />
            </Alert>
          )}
          <Text>
            <FormattedMessage id="import.good" values={{ added: sheet.added, changed: sheet.changed }} />
          </Text>
          <div>
            <Button onClick={() => onWrite(sheet)}>
              <FormattedMessage id="import.do" values={{ count: sheet.rows.length }} />
            </Button>
          </div>
        </Stack>
      )
    case 'done':
      return (
        <Alert color="ocop">
          <FormattedMessage id="import.done" values={{ added: sheet.added, changed: sheet.changed }} />{' '}
          <Link to={{ page: 'masters', table, search: '', number: 1 }}>
            <FormattedMessage id="import.seeList" />
          </Link>
        </Alert>
      )
    case 'faults':
      return <ImportFaults table={table} columns={columns} faults={sheet.faults} />
    case 'tooMany':
      return (
        <Alert color="basalt">
          <FormattedMessage id="import.tooMany" values={{ count: sheet.count, most: sheet.most }} />
        </Alert>
      )
    default:
      return (
        <Alert color="basalt">
          <FormattedMessage id={`import.${sheet.code}`} />
        </Alert>
      )
  }
}
