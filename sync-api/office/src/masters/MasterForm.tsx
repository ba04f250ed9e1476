import { Alert, Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { BusinessDay } from '#shared/time.ts'
import type { MasterTable } from '../address/address.ts'
import { office } from '../api/client.ts'
import type { Choices } from './choices.ts'
import { fieldWord, faultWord, type MasterFault } from './fault-words.ts'
import { FORMS } from './fields.ts'
import classes from './MasterForm.module.css'
import { MasterFields } from './MasterFields.tsx'

type FormProps = {
  table: MasterTable
  initial: Record<string, unknown>
  version: number | null
  choices: Choices
  today: BusinessDay
  onSaved: (id: string) => void
}
type Outcome = { code: 'faults'; faults: readonly MasterFault[] } | { code: 'changed' | 'failed' }

/** One record to be filled in. What is wrong is named above and at its field, and what was typed stays. */
export function MasterForm({ table, initial, version, choices, today, onSaved }: FormProps) {
  const intl = useIntl()
  const [row, setRow] = useState(initial)
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const trouble = useRef<HTMLDivElement>(null)
  const faults = outcome?.code === 'faults' ? outcome.faults : []
  const { fields } = FORMS[table]

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setIsBusy(true)
    const answer = await office.masters.save.mutate({ table, row, version }).catch(() => null)
    setIsBusy(false)
    if (answer?.ok) return onSaved(answer.value.id)
    setOutcome(answer?.error ?? { code: 'failed' })
    trouble.current?.focus()
  }

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <div ref={trouble} tabIndex={-1} aria-live="assertive">
        {outcome && outcome.code !== 'faults' && (
          <Alert color="basalt">
            <FormattedMessage id={outcome.code === 'changed' ? 'master.changed' : 'master.failed'} />
          </Alert>
        )}
        {faults.length > 0 && (
          <Alert
            color="basalt"
            title={<FormattedMessage id="master.notSaved" values={{ count: faults.length }} />}
          >
            {faults.map((fault) => (
              <div key={`${fault.field} ${fault.code}`}>
                {fieldWord(intl, fields, fault.field)}: {faultWord(intl, fault)}
              </div>
            ))}
          </Alert>
        )}
      </div>
      <MasterFields
        fields={fields}
        row={row}
        errors={new Map(faults.map((fault) => [fault.field, faultWord(intl, fault)]))}
        choices={choices}
        today={today}
        onChange={setRow}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          <FormattedMessage id="master.save" />
        </Button>
      </div>
    </form>
  )
}
