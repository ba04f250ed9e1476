import { Button } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { ShiftNow } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { ReturnScreen } from '../returns/ReturnScreen.tsx'
import { Receipt } from '../sale/Receipt.tsx'
import { SalesScreen } from '../sale/SalesScreen.tsx'
import { CloseShift } from '../shift/CloseShift.tsx'
import { DrawerForm } from '../shift/DrawerForm.tsx'
import { Room } from '../ui/Room.tsx'
import split from '../ui/Split.module.css'
import type { Desk } from './desk.ts'
import { usePageKeys } from './keys.ts'
import type { Rooms } from './rooms.ts'
import type { PageName } from './side.ts'
import { printCopy } from './print-copy.ts'
import { slipOfReturn } from './release-slips.ts'
import { returnSlip, xSlip } from './slips.ts'

export type RoomName = Exclude<PageName, 'sell' | 'settings' | 'devices' | 'training'>

const TITLES = {
  returns: 'return.title',
  sales: 'sales.title',
  drawer: 'drawer.title',
  x: 'x.title',
  close: 'close.title',
} as const satisfies Record<RoomName, string>

/** A page beside the counter; Esc leads back to it. */
export function RoomPage({ desk, rooms, room }: { desk: Desk; rooms: Rooms; room: RoomName }) {
  const words = useWords()
  const keymap = useStore(desk.preferences, ({ keys }) => keys)
  const back = () => desk.show('sell')
  usePageKeys(keymap, { Escape: back })
  return (
    <Room title={words(TITLES[room])} onBack={back}>
      <Inside desk={desk} rooms={rooms} room={room} />
    </Room>
  )
}

function Inside({ desk, rooms, room }: { desk: Desk; rooms: Rooms; room: RoomName }) {
  const { till } = desk
  const state = useSyncExternalStore(till.subscribe, till.getState)
  const hasOpenCart = useStore(desk.cart, ({ cart }) => cart !== null)
  const back = () => desk.show('sell')
  switch (room) {
    case 'returns':
      return (
        <ReturnScreen
          returns={rooms.returns}
          finder={desk.finder()}
          slip={(done) => returnSlip(state, done)}
          onReprint={(done) => void printCopy(desk, slipOfReturn(done, state, desk.makeCopy))}
          onExchange={back}
          onEnd={back}
        />
      )
    case 'sales':
      return <SalesScreen sales={rooms.sales} state={state} />
    case 'drawer':
      return (
        <DrawerForm
          onOpen={async (reason) => {
            const isNoted = await rooms.shift.noteDrawer(reason)
            if (isNoted) {
              void desk.printing.openDrawer()
              back()
              desk.notices.say('info', { key: 'drawer.done' })
            }
            return isNoted
          }}
        />
      )
    case 'x':
      return <XReport desk={desk} />
    case 'close':
      return (
        <CloseShift
          shift={rooms.shift}
          differenceLimit={state.point?.settings.cashDifferenceLimit ?? 0}
          unsentCount={state.sync.unsentCount}
          hasOpenCart={hasOpenCart}
        />
      )
  }
}

function XReport({ desk }: { desk: Desk }) {
  const words = useWords()
  const { till, staff, nowMs } = desk
  const isBlind = useStore(staff, ({ signedIn }) => signedIn?.role !== 'manager')
  const [now, setNow] = useState<ShiftNow | null>(null)
  useEffect(() => void till.readShift().then(setNow), [till])
  if (!now) return null
  const rows = xSlip(till.getState(), now, { atMs: nowMs(), isBlind })
  const print = () =>
    void desk.printing.print({ name: { key: 'print.slip.x' }, rows, copy: async () => rows })
  return (
    <div className={split.split}>
      <Receipt rows={rows} label={words('x.title')} />
      <section className={split.card}>
        {isBlind && <p>{words('x.blind')}</p>}
        <Button h={60} fz={20} onClick={print} autoFocus>
          {words('print.now')}
        </Button>
      </section>
    </div>
  )
}
