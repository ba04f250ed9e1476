import type { Till } from '../../core/till.ts'
import type { Printing } from './printing.ts'
import type { Rooms } from './rooms.ts'
import { returnSlip, zSlip } from './slips.ts'

/** A return that is done and a shift that is closed release their slips, once each. */
export function releaseRoomSlips(till: Till, { returns, shift }: Rooms, printing: Printing): void {
  let released = ''
  const isNew = (hash: string) => {
    const isFirst = hash !== released
    released = hash
    return isFirst
  }
  returns.subscribe(({ flow }) => {
    if (flow.step === 'done' && isNew(flow.entry.hash)) void printing.print(returnSlip(till.getState(), flow))
  })
  shift.subscribe(({ closed }) => {
    if (closed && isNew(closed.entry.hash)) void printing.print(zSlip(till.getState(), closed))
  })
}
