import { Text, Title } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Answers } from '../api/answers.ts'
import { showInstant } from '../ui/shown.ts'
import { fieldWord } from './fault-words.ts'
import { FORMS } from './fields.ts'

type Change = Answers['masters']['history'][number]

/** Who changed a record when, and which of its fields. */
export function HistoryView({ changes }: { changes: readonly Change[] }) {
  return (
    <section>
      <Title order={2} size="h4" mt="lg" mb={4}>
        <FormattedMessage id="history.title" />
      </Title>
      {changes.length === 0 && (
        <Text c="var(--ink-soft)">
          <FormattedMessage id="history.none" />
        </Text>
      )}
      {changes.map((change) => (
        <Text key={change.number} size="sm">
          <FormattedMessage
            id="history.line"
            values={{ at: showInstant(Date.parse(change.at)), by: change.by, what: <What change={change} /> }}
          />
        </Text>
      ))}
    </section>
  )
}

function What({ change: { what, table, before, after } }: { change: Change }) {
  const intl = useIntl()
  if (what !== 'saved') return <FormattedMessage id={`history.${what}`} />
  if (before === null) return <FormattedMessage id="history.created" />
  const fields = Object.keys(after ?? {}).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after?.[key]),
  )
  const words = fields.map((key) => fieldWord(intl, FORMS[table].fields, key).toLowerCase())
  return <FormattedMessage id="history.saved" values={{ fields: words.join(', ') }} />
}
