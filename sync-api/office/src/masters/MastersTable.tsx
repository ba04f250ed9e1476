import { FormattedMessage } from 'react-intl'
import type { MasterTable } from '../address/address.ts'
import { Link } from '../address/Link.tsx'
import type { Answers } from '../api/answers.ts'
import { knownWord } from '../i18n/known-word.ts'
import table from '../ui/table.module.css'
import type { Choices } from './choices.ts'
import { columnsOf, type Field } from './fields.ts'
import classes from './MasterForm.module.css'
import { typedText } from './typed-values.ts'

type MasterRecord = Answers['masters']['list']['records'][number]
type TableProps = { of: MasterTable; records: readonly MasterRecord[]; choices: Choices }

export function MastersTable({ of, records, choices }: TableProps) {
  const columns = columnsOf(of)
  return (
    <div className={table.scroller}>
      <table className={`${table.table} ${classes.list}`}>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="masters.name" />
            </th>
            {columns.map((field) => (
              <th key={field.at} scope="col" className={field.kind === 'whole' ? table.number : undefined}>
                <FormattedMessage id={field.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <th scope="row">
                <Link to={{ page: 'master', table: of, id: record.id }}>{String(record['name'])}</Link>
              </th>
              {columns.map((field) => (
                <td key={field.at} className={field.kind === 'whole' ? table.number : undefined}>
                  <Shown field={field} value={record[field.at]} choices={choices} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Shown({ field, value, choices }: { field: Field; value: unknown; choices: Choices }) {
  if (field.kind === 'toggle') return <FormattedMessage id={value === true ? 'master.yes' : 'master.no'} />
  if (field.kind === 'reference')
    return choices[field.to].find((choice) => choice.value === value)?.label ?? typedText(value)
  const word = field.kind === 'choice' ? knownWord(field.prefix, String(value)) : null
  return word ? <FormattedMessage id={word} /> : typedText(value)
}
