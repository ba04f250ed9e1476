import { must } from '#shared/result.ts'
import { type SaleCompleted, saleCompletedSchema } from '#shared/journal/kinds/sale-completed.ts'
import { mintId } from '#shared/ids.ts'
import { buildSaleBody } from '#shared/testing/builders.ts'
import { type BusinessDay, businessDayOf } from '#shared/time.ts'
import type { CommitOutcome, Till } from '../../desktop/src/core/till.ts'
import type { FaultCount } from './fault-count.ts'
import { kill, type SimTill, switchOn, tillOf } from './sim-till.ts'

/** What the customer carries out of the shop: the oracle's memory, which no fault reaches. */
export type Released = {
  saleId: string
  total: number
  day: BusinessDay
  pc: string
  hash: string
  /** The till's clock was off by more than a minute at that moment. */
  isClockWrong: boolean
}

export type Ledger = {
  /** When each sale was asked for, by true time. */
  asked: Map<string, { day: BusinessDay; isClockWrong: boolean }>
  released: Map<string, Released>
  /** Sales that the cashier was told did not happen, or that were voided: they must never count. */
  denied: Set<string>
  /** What the till itself got wrong, in words. */
  broken: string[]
}

export const CASHIER = { id: 'nv-1', name: 'Thu ngân' }

export type Shop = { pc: SimTill; ledger: Ledger; faults: FaultCount; nowMs: () => number }

/** One customer, from the first line to the slip, whatever the stores do meanwhile. */
export async function sell(shop: Shop, beforeEnter: () => void = () => undefined): Promise<void> {
  const till = tillOf(shop.pc)
  if (till.getState().phase !== 'ready') return
  const sale = newSale(shop, till)
  await till.saveCart({ saleId: sale.saleId, json: JSON.stringify({ total: sale.total }) })
  beforeEnter()
  const outcome = await enter(shop, sale)
  if (outcome.outcome === 'done') return release(shop, sale, outcome.entry.hash)
  if (outcome.outcome === 'not-stored') {
    shop.ledger.denied.add(sale.saleId)
    if ((await till.loadCart())?.saleId !== sale.saleId)
      shop.ledger.broken.push(`${sale.saleId}: not stored, and the cart is gone`)
    return till.saveCart(null)
  }
  if (till.getState().unsettled !== null) return settle(shop)
  if (outcome.outcome === 'unknown') await restart(shop, sale)
}

/** Enter; and once more, as the page asks, while nobody can tell what became of it. */
async function enter({ pc }: Shop, sale: SaleCompleted): Promise<CommitOutcome> {
  const till = tillOf(pc)
  const first = await till.commit('sale.completed', sale)
  if (first.outcome !== 'unknown' || till.getState().unsettled !== null) return first
  const second = await till.commit('sale.completed', sale)
  const isStillUnknown = second.outcome === 'refused' && second.reason === 'store-closed'
  return isStillUnknown ? first : second
}

/** The program is killed so many turns after Enter; the line is in the box by then, or never gets there. */
export async function sellAndDie(shop: Shop, turnCount: number): Promise<void> {
  const till = tillOf(shop.pc)
  if (till.getState().phase !== 'ready' || till.getState().unsettled) return
  const sale = newSale(shop, till)
  await till.saveCart({ saleId: sale.saleId, json: '{}' })
  void till.commit('sale.completed', sale)
  await shop.pc.loop.turns(turnCount)
  await restart(shop, sale)
}

/** Nobody knows what became of the sale when the program ends; the next one has it or its cart, and says so. */
async function restart(shop: Shop, sale: SaleCompleted): Promise<void> {
  const { pc, ledger } = shop
  await kill(pc)
  await wake(shop)
  const woken = tillOf(pc)
  const isKept = (await woken.recentSales(5)).some((found) => found.sale.saleId === sale.saleId)
  const hasCart = (await woken.loadCart())?.saleId === sale.saleId
  if (hasCart === isKept)
    ledger.broken.push(
      `${sale.saleId}: ${hasCart ? 'cart and sale are both there' : 'neither cart nor sale is there'}`,
    )
  if (!isKept) ledger.denied.add(sale.saleId)
  else if (!isHeardOf(shop, sale)) ledger.broken.push(`${sale.saleId}: kept, and the cashier is not told`)
}

/**
 * The cashier answers what the till asks after an unknown outcome: print it, or it did not happen. Whoever has
 * handed over a receipt says so, and whoever was told that it did not happen says that again.
 */
export async function settle(shop: Shop): Promise<void> {
  const { pc, ledger } = shop
  const till = tillOf(pc)
  const { unsettled } = till.getState()
  if (unsettled === null) return
  const { sale } = unsettled
  const hasReceipt = ledger.released.has(sale.saleId)
  const isKept = hasReceipt || (pc.random.oneIn(2) && !ledger.denied.has(sale.saleId))
  const outcome = await till.settle(isKept ? 'keep' : 'void', CASHIER)
  if (outcome.outcome !== 'done') return
  if (isKept) release(shop, sale, outcome.entry.hash)
  else ledger.denied.add(sale.saleId)
}

/** The PC is switched on again: the cashier answers what it asks, and hears which last sale it kept. */
export async function wake(shop: Shop): Promise<void> {
  const till = await switchOn(shop.pc)
  await settle(shop)
  const kept = till.getState().findings.find(({ code }) => code === 'last-sale-kept')
  if (kept === undefined) return
  const last = (await till.recentSales(5)).find(
    ({ seq, isVoided }) => seq === kept.detail['seq'] && !isVoided,
  )
  if (last && !shop.ledger.released.has(last.sale.saleId)) release(shop, last.sale, last.hash)
}

/** Handed over, said not to have happened, or still asked about. */
function isHeardOf({ pc, ledger }: Shop, { saleId }: SaleCompleted): boolean {
  const { unsettled } = tillOf(pc).getState()
  return ledger.released.has(saleId) || ledger.denied.has(saleId) || unsettled?.saleId === saleId
}

function newSale({ pc, ledger, nowMs }: Shop, till: Till): SaleCompleted {
  const { random, clock } = pc
  const { identity, point } = till.getState()
  const { number } = must(identity, 'an enrolled till')
  const saleId = mintId(random.bytes)
  const isClockWrong = Math.abs(clock.skewMs) > 60_000
  ledger.asked.set(saleId, { day: businessDayOf(nowMs()), isClockWrong })
  return saleCompletedSchema.parse({
    ...buildSaleBody(random),
    saleId,
    operatorId: point?.operator.id ?? 'op-1',
    number: { point: point?.code ?? 'SIM', till: number, sale: till.nextSaleNumber() },
  })
}

function release({ pc, ledger }: Shop, sale: SaleCompleted, hash: string): void {
  const { saleId, total } = sale
  if (ledger.denied.has(saleId)) ledger.broken.push(`${saleId}: released after it was denied`)
  const asked = must(ledger.asked.get(saleId), 'a sale somebody asked for')
  ledger.released.set(saleId, { saleId, total, hash, pc: pc.name, ...asked })
}
