import { useSyncExternalStore } from 'react'
import { staffIdSchema } from '#shared/ids.ts'
import { vnd } from '#shared/money.ts'
import { useWords } from '../i18n/words.ts'
import { EnrolForm } from '../settings/EnrolForm.tsx'
import { OpenShiftForm } from '../shift/OpenShiftForm.tsx'
import { Centered } from '../ui/Centered.tsx'
import styles from './App.module.css'
import type { Hands } from './compose.ts'
import type { Desk } from './desk.ts'
import { FindingsBand } from './FindingsBand.tsx'
import { NoticeBand } from './NoticeBand.tsx'
import { SellScreen } from './SellScreen.tsx'
import { StatusBar } from './StatusBar.tsx'

type Props = { desk: Desk; hands: Hands; onLanguage: () => void }

/** The page: status above, one screen, one line of words below. */
export function App({ desk, hands, onLanguage }: Props) {
  const state = useSyncExternalStore(desk.till.subscribe, desk.till.getState)
  return (
    <div className={styles.page}>
      <StatusBar state={state} hands={hands} onLanguage={onLanguage} />
      <FindingsBand findings={state.findings} />
      <Screen desk={desk} hands={hands} />
      <NoticeBand notices={desk.notices} />
    </div>
  )
}

function Screen({ desk, hands }: Omit<Props, 'onLanguage'>) {
  const words = useWords()
  const { till, config, notices } = desk
  const { phase, staff, point, sync, openShift } = useSyncExternalStore(till.subscribe, till.getState)
  if (phase === 'starting') return <Centered title={words('app.starting')}>{null}</Centered>
  if (phase === 'failed') return <Centered title={words('app.failed')}>{words('app.failed.todo')}</Centered>
  if (phase === 'not-enrolled')
    return (
      <EnrolForm
        suggestedCode={config.suggestedCode}
        apiUrl={config.apiUrl}
        onEnrol={async (input) => {
          const enrolled = await till.enrol(input)
          if (enrolled.ok) till.startSync()
          return enrolled
        }}
      />
    )
  if (!openShift)
    return (
      <OpenShiftForm
        staff={staff}
        isReady={point !== null}
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
  return <SellScreen desk={desk} hands={hands} />
}
