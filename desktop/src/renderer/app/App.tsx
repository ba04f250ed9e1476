import { useEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { businessDayOf } from '#shared/time.ts'
import type { TillState } from '../../core/till.ts'
import type { Machine } from '../../machine/contract.ts'
import { useWords } from '../i18n/words.ts'
import { EnrolForm } from '../settings/EnrolForm.tsx'
import { OpenShiftForm } from '../shift/OpenShiftForm.tsx'
import { Centered } from '../ui/Centered.tsx'
import { Overlay } from '../ui/Overlay.tsx'
import styles from './App.module.css'
import { ClosedPage } from './ClosedPage.tsx'
import type { Hands } from './house.ts'
import type { Desk } from './desk.ts'
import { Counter } from './Counter.tsx'
import { DeviceChips } from './DeviceChips.tsx'
import { FindingsBand } from './FindingsBand.tsx'
import { NoticeBand } from './NoticeBand.tsx'
import { PrinterBand } from './PrinterBand.tsx'
import { useDisplay } from './use-display.ts'
import { slipOfZ } from './release-slips.ts'
import { printCopy } from './print-copy.ts'
import { Today } from '../catalogue/today.ts'
import { StaffScreen } from '../staff/StaffScreen.tsx'
import type { Rooms } from './rooms.ts'
import { zSlip } from './slips.ts'
import { StatusBar } from './StatusBar.tsx'

type Props = { desk: Desk; hands: Hands; rooms: Rooms; machine: Machine; onLanguage: () => void }

/** The page: status above, one screen, one line of words below. */
export function App({ desk, hands, rooms, machine, onLanguage }: Props) {
  const state = useSyncExternalStore(desk.till.subscribe, desk.till.getState)
  const [isReplacing, setIsReplacing] = useState(false)
  useDisplay(desk, hands, machine)
  return (
    <div className={styles.page}>
      <StatusBar
        state={state}
        hands={hands}
        staff={desk.staff}
        devices={<DeviceChips devices={desk.devices} onOpen={() => desk.show('devices')} />}
        onLanguage={onLanguage}
      />
      <FindingsBand findings={state.findings} onReplaceKey={() => setIsReplacing(true)} />
      {isReplacing ? (
        <ReplaceKey desk={desk} state={state} onEnd={() => setIsReplacing(false)} />
      ) : (
        <Screen desk={desk} hands={hands} rooms={rooms} machine={machine} />
      )}
      <PrinterBand desk={desk} />
      <NoticeBand notices={desk.notices} />
    </div>
  )
}

function Screen({ desk, hands, rooms, machine }: Omit<Props, 'onLanguage'>) {
  const words = useWords()
  const { till, config, notices } = desk
  const state = useSyncExternalStore(till.subscribe, till.getState)
  const { phase, staff, point, sync, openShift } = state
  const { signedIn, asked } = useStore(desk.staff)
  const closed = useStore(rooms.shift, ({ closed }) => closed)
  const isOpen = phase === 'ready' && point !== null && closed === null
  useEffect(() => {
    if (isOpen) desk.staff.ensureSignIn()
  }, [desk, isOpen, staff, signedIn])
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
  if (!point || staff.length === 0) return <Waiting isOnline={sync.isOnline} />
  if (closed)
    return (
      <ClosedPage
        closed={closed}
        rows={zSlip(state, closed)}
        onReprint={() => void printCopy(desk, slipOfZ(closed, state, desk.makeCopy))}
        onLeave={() => {
          rooms.shift.leave()
          desk.staff.signOut()
        }}
      />
    )
  if (!signedIn) return asked && <StaffScreen staff={desk.staff} asked={asked} />
  return (
    <Today value={() => businessDayOf(hands.nowMs())}>
      <div className={styles.under} inert={asked !== null}>
        {openShift ? (
          <Counter desk={desk} hands={hands} rooms={rooms} machine={machine} />
        ) : (
          <OpenShiftForm
            cashierName={signedIn.name}
            onOpen={async (float) => {
              desk.show('sell')
              if (await rooms.shift.open(float)) notices.say('info', { key: 'notice.shift-opened' })
            }}
          />
        )}
      </div>
      {asked && (
        <Overlay
          label={words(asked.for === 'sign-in' ? 'staff.sign-in' : 'approve.title')}
          onEscape={desk.staff.cancel}
        >
          <StaffScreen staff={desk.staff} asked={asked} />
        </Overlay>
      )}
    </Today>
  )
}

function Waiting({ isOnline }: { isOnline: boolean }) {
  const words = useWords()
  return (
    <Centered title={words('shift.title')}>
      <p role="status">{words(isOnline ? 'staff.waiting' : 'staff.waiting.offline')}</p>
    </Centered>
  )
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
