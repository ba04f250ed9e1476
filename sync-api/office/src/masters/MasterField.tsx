import { Checkbox, NativeSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { knownWord } from '../i18n/known-word.ts'
import type { Choices } from './choices.ts'
import type { Field } from './fields.ts'
import { dayTyped, linesTyped, typedText, wholeTyped } from './typed-values.ts'

type Plain = Exclude<Field, { kind: 'group' | 'rows' }>
type FieldProps = {
  field: Plain
  value: unknown
  error: string | undefined
  choices: Choices
  onChange: (value: unknown) => void
}

const READ = { text: (text: string) => text, day: dayTyped, whole: wholeTyped, lines: linesTyped } as const

/** One field as it is typed. */
export function MasterField({ field, value, error, choices, onChange }: FieldProps) {
  const { formatMessage } = useIntl()
  const name = formatMessage({ id: field.label })
  const label =
    field.isOptional && field.kind !== 'toggle'
      ? formatMessage({ id: 'master.optional' }, { label: name })
      : name
  const description = field.hint && formatMessage({ id: field.hint })
  const about = { label, description, error }
  switch (field.kind) {
    case 'toggle':
      return (
        <Checkbox
          label={label}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'choice': {
      const options = field.options.map((code) => {
        const word = knownWord(field.prefix, code)
        return { value: code, label: word ? formatMessage({ id: word }) : code }
      })
      return (
        <NativeSelect
          {...about}
          value={typeof value === 'string' ? value : ''}
          data={[{ value: '', label: formatMessage({ id: 'master.choose' }) }, ...options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    }
    case 'reference':
      return (
        <Select
          {...about}
          searchable
          clearable={field.isOptional === true}
          limit={50}
          placeholder={formatMessage({ id: field.isOptional ? 'master.none' : 'master.choose' })}
          data={choices[field.to]}
          value={typeof value === 'string' && value !== '' ? value : null}
          onChange={(chosen) => onChange(chosen)}
        />
      )
    default:
      return <TypedField about={about} kind={field.kind} value={value} onChange={onChange} />
  }
}

type TypedProps = {
  about: { label: string; description: string | undefined; error: string | undefined }
  kind: keyof typeof READ
  value: unknown
  onChange: (value: unknown) => void
}

/** The text stays as it is typed until the field is left; its value is known at every key. */
function TypedField({ about, kind, value, onChange }: TypedProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const props = {
    ...about,
    value: draft ?? (kind === 'text' && typeof value === 'string' ? value : typedText(value)),
    onChange: (event: { currentTarget: { value: string } }) => {
      setDraft(event.currentTarget.value)
      onChange(READ[kind](event.currentTarget.value))
    },
    onBlur: () => setDraft(null),
    autoComplete: 'off',
  }
  if (kind === 'lines') return <Textarea {...props} autosize minRows={2} />
  return <TextInput {...props} inputMode={kind === 'whole' ? 'numeric' : 'text'} />
}
