import { Button, CloseButton } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import type { BusinessDay } from '#shared/time.ts'
import type { Choices } from './choices.ts'
import type { Field } from './fields.ts'
import { MasterField } from './MasterField.tsx'
import classes from './MasterForm.module.css'

type Row = Record<string, unknown>
type FieldsProps = {
  fields: readonly Field[]
  row: Row
  /** Before the names of these fields in the names of errors: "certificates.0.". */
  prefix?: string
  errors: ReadonlyMap<string, string>
  choices: Choices
  today: BusinessDay
  onChange: (row: Row) => void
}

/** The fields of a record, and those of the objects in it. */
export function MasterFields({ fields, row, prefix = '', onChange, ...rest }: FieldsProps) {
  return fields.map((field) => {
    const at = `${prefix}${field.at}`
    const value = row[field.at]
    const change = (next: unknown) => onChange({ ...row, [field.at]: next })
    if (field.kind === 'group')
      return <Group key={at} {...rest} field={field} prefix={at} value={value} onChange={change} />
    if (field.kind === 'rows')
      return <Rows key={at} {...rest} field={field} prefix={at} value={value} onChange={change} />
    const error = rest.errors.get(at)
    return (
      <MasterField
        key={at}
        field={field}
        value={value}
        error={error}
        choices={rest.choices}
        onChange={change}
      />
    )
  })
}

type InnerProps<TKind> = Omit<FieldsProps, 'fields' | 'row' | 'onChange' | 'prefix'> & {
  field: Extract<Field, { kind: TKind }>
  prefix: string
  value: unknown
  onChange: (value: unknown) => void
}

function Group({ field, prefix, value, onChange, ...rest }: InnerProps<'group'>) {
  const change = (row: Row) => {
    const filled = Object.entries(row).filter(([, item]) => !isEmpty(item))
    onChange(filled.length > 0 ? Object.fromEntries(filled) : field.empty)
  }
  return (
    <fieldset className={classes.group}>
      <Legend field={field} error={rest.errors.get(prefix)} />
      <MasterFields
        {...rest}
        fields={field.fields}
        row={isRow(value) ? value : {}}
        prefix={`${prefix}.`}
        onChange={change}
      />
    </fieldset>
  )
}

function Rows({ field, prefix, value, onChange, ...rest }: InnerProps<'rows'>) {
  const { formatMessage } = useIntl()
  const rows = Array.isArray(value) ? value.filter(isRow) : []
  return (
    <fieldset className={classes.group}>
      <Legend field={field} error={rest.errors.get(prefix)} />
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name
        <div key={index} className={classes.row}>
          <MasterFields
            {...rest}
            fields={field.fields}
            row={row}
            prefix={`${prefix}.${index}.`}
            onChange={(next) => onChange(rows.with(index, next))}
          />
          <CloseButton
            aria-label={formatMessage({ id: 'master.removeRow' }, { number: index + 1 })}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        className={classes.add}
        onClick={() => onChange([...rows, field.fresh(rest.today)])}
      >
        <FormattedMessage id="master.addRow" />
      </Button>
    </fieldset>
  )
}

function Legend({ field, error }: { field: Field; error: string | undefined }) {
  const label = <FormattedMessage id={field.label} />
  return (
    <legend>
      {field.isOptional ? <FormattedMessage id="master.optional" values={{ label }} /> : label}
      {error && <span className={classes.error}> {error}</span>}
    </legend>
  )
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || isEmptyList(value)
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
