import { formatVnd } from '#shared/format.ts'
import { vnd } from '#shared/money.ts'
import type { HeldCart } from '../../core/till.ts'
import { readCart } from '../cart/cart.ts'
import type { Desk } from './desk.ts'
import { NO_SIDE } from './side.ts'

/** What is done at the counter beside selling, with a word on it. */
export type WorkActs = {
  hold(name: string): Promise<void>
  recall(held: HeldCart): Promise<void>
  moveCash(direction: 'in' | 'out', moved: { amount: number; reason: string }): Promise<void>
}

export function workActs(desk: Desk): WorkActs {
  const { till, cart, notices, preferences } = desk

  async function hold(name: string): Promise<void> {
    await cart.saved()
    const held = await till.holdCart(name)
    if (!held.ok)
      return notices.say('caution', {
        key: held.error === 'too-many-held' ? 'notice.too-many-held' : 'sale.no-lines',
      })
    cart.replace(null)
    desk.open(NO_SIDE)
    notices.say('info', { key: 'notice.held', values: { key: preferences.getState().keys.hold } })
  }

  async function recall(saleId: HeldCart['saleId']): Promise<void> {
    if (cart.getState().cart) return notices.say('caution', { key: 'hold.open-first' })
    await cart.saved()
    const resumed = await till.resumeCart(saleId)
    const open = resumed.ok ? readCart(resumed.value.json) : null
    if (!open) return notices.say('caution', { key: 'notice.not-held' })
    cart.replace(open)
    desk.open(NO_SIDE)
    notices.say('info', { key: 'notice.recalled' })
  }

  return {
    hold: (name) => desk.whileClosed(() => hold(name)),
    recall: ({ saleId }) => desk.whileClosed(() => recall(saleId)),
    async moveCash(direction, { amount, reason }) {
      const { openShift } = till.getState()
      const cashier = desk.cashier()
      if (!openShift || !cashier) return
      const end = await till.commit('cash.moved', {
        shiftId: openShift.shiftId,
        cashier,
        approvedBy: null,
        direction,
        amount: vnd(amount),
        reason,
      })
      if (end.outcome !== 'done') return notices.say('danger', { key: 'refused.not-stored' })
      void desk.printing.openDrawer()
      desk.open(NO_SIDE)
      notices.say('info', { key: `notice.cash-${direction}`, values: { amount: formatVnd(amount) } })
    },
  }
}
