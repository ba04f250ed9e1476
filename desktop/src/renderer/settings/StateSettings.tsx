import type { TillState } from '../../core/till.ts'
import type { MachineConfig } from '../../machine/contract.ts'
import { CATALOGUE } from '../errors/catalogue.ts'
import type { ErrorKey } from '../i18n/tables/errors.ts'
import { formatSince } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import styles from './SettingsPage.module.css'

type Props = { state: TillState; config: MachineConfig; productCount: number; nowMs: number }

/** What support asks first on the telephone: what is unsent, when the office was last met, which version this is. */
export function StateSettings({ state, config, productCount, nowMs }: Props) {
  const words = useWords()
  const { identity, point, sync } = state
  const troubles = troublesOf(state)
  const since = sync.unsentSinceMs === null ? '' : formatSince(sync.unsentSinceMs, nowMs)
  const facts = [
    [
      words('settings.state.unsent'),
      sync.unsentCount === 0
        ? words('settings.state.unsent.none')
        : words('settings.state.unsent.some', { count: sync.unsentCount, since }),
    ],
    [
      words('settings.state.contact'),
      sync.lastContactMs === null
        ? words('settings.state.contact.never')
        : formatSince(sync.lastContactMs, nowMs),
    ],
    [words('settings.state.office'), config.apiUrl],
    [
      words('settings.state.till'),
      `${point?.name ?? ''} · ${identity?.name ?? ''} (${identity?.number ?? ''})`,
    ],
    [words('settings.state.prices'), words('settings.state.products', { count: productCount })],
    [
      words('settings.state.version'),
      words('settings.state.version.of', { version: config.version, shell: config.shell }),
    ],
  ] as const
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      <div>
        <h3>{words('settings.state.trouble')}</h3>
        {troubles.length === 0 && <p>{words('settings.state.well')}</p>}
        {troubles.map(({ key, tone }) => (
          <Band key={key} tone={tone}>
            {words(key, { apiUrl: config.apiUrl })}
          </Band>
        ))}
      </div>
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** Why nothing reaches the office, from the catalogue: each sentence once. */
function troublesOf({ sync }: TillState): { key: ErrorKey; tone: (typeof CATALOGUE.wire)['busy']['tone'] }[] {
  const { isOnline, problem, stop } = sync
  return [
    ...(stop ? [CATALOGUE.stop[stop]] : []),
    ...(problem ? [CATALOGUE.wire[problem]] : []),
    ...(isOnline || problem ? [] : [CATALOGUE.wire.offline]),
  ]
}
