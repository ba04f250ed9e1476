import { Button } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { Till } from '../api/answers.ts'
import { knownWord } from '../i18n/known-word.ts'
import { showCount, showInstant } from '../ui/shown.ts'
import table from '../ui/table.module.css'
import { TillFlags } from './TillFlags.tsx'

const COLUMNS = ['till', 'lastSeen', 'unsent', 'quarantined', 'flags'] as const

export function TillsTable({ tills, onRevoke }: { tills: readonly Till[]; onRevoke: (till: Till) => void }) {
  return (
    <div className={table.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={isNumber(column) ? table.number : undefined}>
                <FormattedMessage id={`tills.${column}`} />
              </th>
            ))}
            <th scope="col" data-screen-only>
              <FormattedMessage id="tills.do" />
            </th>
          </tr>
        </thead>
        <tbody>
          {tills.map((till) => (
            <tr key={till.tillId}>
              <th scope="row" className={table.whole}>
                <FormattedMessage id="tills.name" values={{ number: till.number }} />
                <span className={table.soft}>
                  {till.name}
                  {till.isRevoked && (
                    <>
                      {' · '}
                      <FormattedMessage id="tills.revoked" />
                    </>
                  )}
                </span>
              </th>
              <td className={table.whole}>
                {till.lastSeenMs === null ? (
                  <FormattedMessage id="tills.never" />
                ) : (
                  showInstant(till.lastSeenMs)
                )}
              </td>
              <td className={table.number}>{showCount(till.unsent)}</td>
              <td className={table.number}>
                <Quarantined till={till} />
              </td>
              <td>
                <TillFlags till={till} />
              </td>
              <td data-screen-only>
                {!till.isRevoked && (
                  <Button size="xs" variant="default" onClick={() => onRevoke(till)}>
                    <FormattedMessage id="tills.revoke" />
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function isNumber(column: (typeof COLUMNS)[number]): boolean {
  return column === 'unsent' || column === 'quarantined'
}

function Quarantined({ till }: { till: Till }) {
  const count = till.quarantined.reduce((sum, set) => sum + set.count, 0)
  return (
    <>
      {showCount(count)}
      {till.quarantined.map(({ reason }) => {
        const word = knownWord('quarantine', reason)
        return (
          <span key={reason} className={table.soft}>
            {word ? <FormattedMessage id={word} /> : reason}
          </span>
        )
      })}
    </>
  )
}
