import { Alert } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import type { MasterTable } from '../address/address.ts'
import table from '../ui/table.module.css'
import { faultWord, fieldWord } from './fault-words.ts'
import { FORMS } from './fields.ts'
import type { LineFault } from './import-sheet.ts'
import type { SheetColumn } from './sheet.ts'

const SHOWN = 200

type FaultsProps = { table: MasterTable; columns: readonly SheetColumn[]; faults: readonly LineFault[] }

/** What is wrong with a sheet: line, column and value of each. */
export function ImportFaults({ table: of, columns, faults }: FaultsProps) {
  const intl = useIntl()
  const headingOf = (path: string) =>
    columns.find((column) => column.path === path)?.heading ??
    fieldWord(intl, FORMS[of].fields, path === 'id' ? 'name' : path)
  const wordOf = (fault: LineFault) => {
    const isReference = columns.find(({ path }) => path === fault.field)?.field.kind === 'reference'
    return faultWord(intl, isReference && fault.code === 'invalid' ? { ...fault, code: 'unknown' } : fault)
  }
  return (
    <>
      <Alert color="basalt" mb="sm">
        <FormattedMessage id="import.faults" values={{ count: faults.length }} />
      </Alert>
      <div className={table.scroller}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.number}>
                <FormattedMessage id="import.line" />
              </th>
              <th scope="col">
                <FormattedMessage id="import.column" />
              </th>
              <th scope="col">
                <FormattedMessage id="import.what" />
              </th>
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, SHOWN).map((fault) => (
              <tr key={`${fault.line} ${fault.field} ${fault.code}`}>
                <td className={table.number}>{fault.line}</td>
                <td>{headingOf(fault.field)}</td>
                <td>{wordOf(fault)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
