import type { ProductId } from '#shared/ids.ts'
import { quantityOfWeight } from '#shared/catalogue/weighed.ts'
import { formatVnd } from '#shared/format.ts'
import { vnd } from '#shared/money.ts'
import { DEFAULT_SETTINGS } from '#shared/protocol/point-settings.ts'
import { type Discount, formatPercent } from '../cart/discount.ts'
import { type DeepestCut, deepestCut, isWithin } from '../cart/discount-limit.ts'
import { openPriceLine, type UnknownGoods } from '../cart/open-price.ts'
import type { Desk } from './desk.ts'
import { NO_SIDE } from './side.ts'

/** What the keys do to the open sale, with a word on it. */
export type CounterActs = {
  removeLast(): void
  remove(index: number): void
  undo(): void
  drop(): void
  /** The chosen line gets what stands on the scale; false where it is not weighed, or has it already. */
  takeWeight(): boolean
  /** Asks for the money, unless more is taken off than a cashier may. */
  pay(): Promise<void>
  /** On the line, or on the whole sale when `index` is null; above the limit a manager is asked. Whether it was done. */
  discount(index: number | null, discount: Discount | null): Promise<boolean>
  /** Goods that no catalogue knows: told to the office, and a line of the sale. */
  sellUnknown(goods: UnknownGoods): Promise<void>
}

export function counterActs(desk: Desk, mintProductId: () => ProductId): CounterActs {
  const { till, cart, sale, notices, preferences } = desk
  const canChange = () => sale.getState().flow.step === 'selling'
  const undoKey = () => ({ key: preferences.getState().keys.undo })

  /** What is taken off beyond what a cashier may and a manager allowed for this sale; null when nothing is. */
  function beyondLimit(): DeepestCut | null {
    const { cart: open } = cart.getState()
    const limit = till.getState().point?.settings.cashierDiscount ?? DEFAULT_SETTINGS.cashierDiscount
    if (!open) return null
    const cut = deepestCut(open)
    const isAllowed = isWithin(cut, limit) || (open.approval !== null && isWithin(cut, open.approval))
    return isAllowed ? null : cut
  }

  /** Whether a manager allowed it, who is journaled with the cashier. */
  async function askManager(cut: DeepestCut): Promise<boolean> {
    const approval = await desk.staff.approve('discount', { ...cut })
    if (approval.is === 'approved') cart.set({ approval: { by: approval.by, ...cut } })
    else notices.say('caution', { key: 'discount.above-limit', values: limitValues(cut) })
    return approval.is === 'approved'
  }

  function limitValues(cut: DeepestCut) {
    const limit = till.getState().point?.settings.cashierDiscount ?? DEFAULT_SETTINGS.cashierDiscount
    return {
      share: formatPercent(cut.basisPoints),
      amount: formatVnd(cut.amount),
      limit: formatPercent(limit.basisPoints),
      limitAmount: formatVnd(limit.amount),
    }
  }

  function apply(index: number | null, discount: Discount | null): void {
    if (index === null) cart.discountSale(discount)
    else cart.discountLine(index, discount)
  }

  function remove(index: number): void {
    const line = cart.getState().cart?.lines[index]
    if (!line || !canChange()) return
    if (cart.remove(index))
      notices.say('info', { key: 'notice.removed-undo', values: { name: line.product.name, ...undoKey() } })
    else notices.say('caution', { key: 'notice.paid-in-part' })
  }

  return {
    remove,
    removeLast() {
      const { cart: open, selected } = cart.getState()
      if (open) remove(selected ?? open.lines.length - 1)
    },
    undo() {
      if (!canChange()) return
      if (cart.undo()) notices.say('info', { key: 'notice.undone' })
      else notices.say('caution', { key: 'notice.nothing-to-undo' })
    },
    drop() {
      if (!cart.getState().cart || !canChange()) return
      if (cart.drop()) notices.say('caution', { key: 'notice.dropped', values: undoKey() })
      else notices.say('caution', { key: 'notice.paid-in-part' })
    },
    takeWeight() {
      const { cart: open, selected } = cart.getState()
      const { weightGrams } = desk.devices.getState()
      const line = open?.lines[selected ?? -1]
      if (!line || selected === null || weightGrams === null || !canChange()) return false
      const quantity = quantityOfWeight(weightGrams, line.product.unit)
      if (quantity === null || quantity === 0 || quantity === line.quantity) return false
      cart.changeQuantity(selected, quantity)
      return true
    },
    async sellUnknown(goods) {
      const by = desk.cashier()
      if (!till.getState().openShift || !by) return
      const line = openPriceLine(mintProductId(), goods)
      const end = await till.commit('product.proposed', {
        productId: line.product.id,
        name: goods.name,
        unit: goods.unit,
        barcode: goods.code,
        unitPrice: vnd(goods.unitPrice),
        by,
      })
      if (end.outcome !== 'done') return notices.say('danger', { key: 'refused.not-stored' })
      desk.open(NO_SIDE)
      sale.next()
      cart.add(line)
      notices.say('info', { key: 'notice.added', values: { name: goods.name } })
    },
    async pay() {
      const cut = beyondLimit()
      if (cut === null || (await askManager(cut))) await sale.startPaying()
    },
    async discount(index, discount) {
      if (!canChange()) return false
      apply(index, discount)
      const cut = discount === null ? null : beyondLimit()
      if (!cut) return true
      cart.undo()
      if (!(await askManager(cut)) || !canChange()) return false
      apply(index, discount)
      return true
    },
  }
}
