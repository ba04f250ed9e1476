import { useEffect } from 'react'
import type { Machine } from '../../machine/contract.ts'
import { sendToDisplay } from '../display/display-channel.ts'
import { displayPageOf } from '../display/display-page.ts'
import { openChannel } from './broadcast-channel.ts'
import type { Desk } from './desk.ts'
import type { Hands } from './house.ts'
import { nextNumber } from './next-number.ts'
import { openDisplayAgain } from './open-display.ts'

const PAINTED_MS = 30

/** The buyer's screen shows the counter that is on this page, and is there again after a start if it was there before. */
export function useDisplay({ till, cart, sale, preferences }: Desk, hands: Hands, machine: Machine): void {
  useEffect(() => openDisplayAgain(window, machine, preferences), [machine, preferences])
  useEffect(() => {
    const sender = sendToDisplay({
      channel: openChannel(),
      isOn: () => preferences.getState().hasDisplay,
      later: (work) => hands.timers.after(PAINTED_MS, work),
      page: () =>
        displayPageOf({
          point: till.getState().point,
          flow: sale.getState().flow,
          cart: cart.getState().cart,
          number: nextNumber(till),
          nowMs: hands.nowMs(),
        }),
    })
    const subscriptions = [cart, sale, till, preferences].map((store) => store.subscribe(sender.changed))
    sender.changed()
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe()
      sender.end()
    }
  }, [till, cart, sale, preferences, hands])
}
