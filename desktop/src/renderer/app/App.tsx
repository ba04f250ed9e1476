import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { businessDayOf } from '#shared/time.ts'
import { staffIdSchema } from '#shared/ids.ts'
import { vnd } from '#shared/money.ts'
import type { TillState } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { listenWedge } from '../scan/listen-wedge.ts'
import { EnrolForm } from '../settings/EnrolForm.tsx'
import { SettingsPage } from '../settings/SettingsPage.tsx'
import { OpenShiftForm } from '../shift/OpenShiftForm.tsx'
import { Centered } from '../ui/Centered.tsx'
import styles from './App.module.css'
import type { Hands } from './compose.ts'
import type { Desk } from './desk.ts'
import { FindingsBand } from './FindingsBand.tsx'
import { NoticeBand } from './NoticeBand.tsx'
import { Today } from '../catalogue/today.ts'
import { SellScreen } from './SellScreen.tsx'
import { StatusBar } from './StatusBar.tsx'

type Props = { desk: Desk; hands: Hands; onLanguage: () => void }

/** The page: status above, one screen, one line of words below. */
export function App({ desk, hands, onLanguage }: Props) {
  const state = useSyncExternalStore(desk.till.subscribe, desk.till.getState)
  const [isReplacing, setIsReplacing] = useState(false)
  return (
    <div className={styles.page}>
      <StatusBar state={state} hands={hands} onLanguage={onLanguage} />
      <FindingsBand findings={state.findings} onReplaceKey={() => setIsReplacing(true)} />
      {isReplacing ? (
        <ReplaceKey desk={desk} state={state} onEnd={() => setIsReplacing(false)} />
      ) : (
        <Screen desk={desk} hands={hands} />
      )}
      <NoticeBand notices={desk.notices} />
    </div>
  )
}

function Screen({ desk, hands }: Omit<Props, 'onLanguage'>) {
  const words = useWords()
  const { till, config, notices } = desk
  const state = useSyncExternalStore(till.subscribe, till.getState)
  const { phase, staff, point, sync, openShift } = state
  if (phase === 'starting') return <Centered title={words('app.starting')}>{null}</Centered>
  if (phase === 'failed') return <Centered title={words('app.failed')}>{words('app.failed.todo')}</Centered>
  if (phase === 'not-enrolled')
    return (
      <EnrolForm
        title={words('enrol.title')}
        lead={words('enrol.lead')}
        suggested={{ code: config.suggestedCode ?? '', name: words('enrol.name.default') }}
        apiUrl={config.apiUrl}
        onEnrol={(input) => enrol(desk, input)}
      />
    )
  if (!point && hasLostKey(state)) return <ReplaceKey desk={desk} state={state} />
  if (!openShift || !point)
    return (
      <OpenShiftForm
        staff={staff}
        isReady={point !== null && staff.length > 0}
        isOnline={sync.isOnline}
        onOpen={async ({ cashier, float }) => {
          const { id, name } = cashier
          const end = await till.commit('shift.opened', {
            shiftId: hands.mintShiftId(),
            cashier: { id: staffIdSchema.parse(id), name },
            float: vnd(float),
            notes: null,
            remark: null,
          })
          if (end.outcome === 'done') notices.say('info', { key: 'notice.shift-opened' })
          else
            notices.say('danger', {
              key: end.outcome === 'refused' ? `refused.${end.reason}` : 'refused.not-stored',
            })
        }}
      />
    )
  return (
    <Today value={() => businessDayOf(hands.nowMs())}>
      <Counter desk={desk} hands={hands} />
    </Today>
  )
}

/** An open shift: whatever fills the window, scans are heard. */
function Counter({ desk, hands }: Omit<Props, 'onLanguage'>) {
  const page = useStore(desk.side, ({ page }) => page)
  useLayoutEffect(
    () => listenWedge(window, { timers: hands.timers, isKnown: desk.isKnown, onScan: desk.scan }),
    [desk, hands],
  )
  if (page === 'settings')
    return <SettingsPage preferences={desk.preferences} onBack={() => desk.show('sell')} />
  return <SellScreen desk={desk} hands={hands} />
}

/** The same till with a new key: its old one went with the page's database (P15). */
function ReplaceKey({ desk, state, onEnd }: { desk: Desk; state: TillState; onEnd?: () => void }) {
  const words = useWords()
  return (
    <EnrolForm
      title={words('enrol.replace.title')}
      lead={words('enrol.replace.lead')}
      suggested={{ code: '', name: state.identity?.name ?? '' }}
      apiUrl={desk.config.apiUrl}
      onEnrol={async (input) => {
        const enrolled = await enrol(desk, input)
        if (enrolled.ok) onEnd?.()
        return enrolled
      }}
      onBack={onEnd}
    />
  )
}

async function enrol({ till }: Desk, input: { code: string; name: string }) {
  const enrolled = await till.enrol(input)
  if (enrolled.ok) till.startSync()
  return enrolled
}

function hasLostKey({ findings }: TillState): boolean {
  return findings.some(({ code }) => code === 'key-lost')
}
