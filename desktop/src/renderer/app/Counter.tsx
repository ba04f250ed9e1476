import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Machine } from '../../machine/contract.ts'
import { listenWedge } from '../scan/listen-wedge.ts'
import { DeviceSettings } from '../settings/DeviceSettings.tsx'
import { SettingsPage } from '../settings/SettingsPage.tsx'
import { StateSettings } from '../settings/StateSettings.tsx'
import type { Desk } from './desk.ts'
import { ExchangeUnderWay } from './ExchangeUnderWay.tsx'
import type { Hands } from './house.ts'
import { setDisplay } from './open-display.ts'
import { RoomPage } from './RoomPage.tsx'
import type { Rooms } from './rooms.ts'
import { scanInto } from './scan-into.ts'
import { SellScreen } from './SellScreen.tsx'
import { isSettings } from './side.ts'

type Props = { desk: Desk; hands: Hands; rooms: Rooms; machine: Machine }

/** An open shift: whatever fills the window, scans are heard, of keys and of the serial line alike (T20). */
export function Counter({ desk, hands, rooms, machine }: Props) {
  const page = useStore(desk.side, ({ page }) => page)
  useLayoutEffect(() => {
    const onScan = (text: string) => scanInto(desk, rooms, text)
    const unhearKeys = listenWedge(window, { timers: hands.timers, isKnown: desk.isKnown, onScan })
    const unhearLine = machine.on('scanner.scanned', ({ text }) => onScan(text))
    return () => {
      unhearKeys()
      unhearLine()
    }
  }, [desk, hands, rooms, machine])
  if (isSettings(page))
    return <Settings key={page} part={page} desk={desk} machine={machine} nowMs={hands.nowMs} />
  if (page !== 'sell' && page !== 'training') return <RoomPage desk={desk} rooms={rooms} room={page} />
  return (
    <>
      <ExchangeUnderWay desk={desk} returns={rooms.returns} nowMs={hands.nowMs} />
      <SellScreen desk={desk} hands={hands} />
    </>
  )
}

type SettingsProps = { part: 'settings' | 'devices'; desk: Desk; machine: Machine; nowMs: () => number }

function Settings({ part, desk, machine, nowMs }: SettingsProps) {
  const { till, config, preferences } = desk
  const state = useSyncExternalStore(till.subscribe, till.getState)
  const hasDisplay = useStore(preferences, ({ hasDisplay }) => hasDisplay)
  const productCount = desk.finder().catalogue.products.length
  return (
    <SettingsPage
      startWith={part === 'devices' ? 'devices' : 'page'}
      preferences={preferences}
      devices={
        <DeviceSettings
          machine={machine}
          devices={desk.devices}
          display={{
            isOn: hasDisplay,
            set: (isOn) => void setDisplay(window, machine, { preferences, isOn }),
          }}
        />
      }
      state={<StateSettings state={state} config={config} productCount={productCount} nowMs={nowMs()} />}
      onBack={() => desk.show('sell')}
    />
  )
}
