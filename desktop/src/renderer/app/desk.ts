import type { Product } from '#shared/catalogue/product.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import { ok } from '#shared/result.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Till } from '../../core/till.ts'
import type { MachineConfig } from '../../machine/contract.ts'
import { lineOf } from '../cart/cart.ts'
import { labelledLine } from '../cart/labelled-line.ts'
import type { CartStore } from '../cart/cart-store.ts'
import { isAlcohol } from '../catalogue/alcohol.ts'
import { type Finder, makeFinder } from '../catalogue/finder.ts'
import { formatThousandths } from '../i18n/format.ts'
import { type InStoreCode, readInStoreCode } from '../scan/in-store-code.ts'
import { codeCandidates } from '../scan/scanned-code.ts'
import type { DevicesStore } from '../devices/devices-store.ts'
import type { MakeCopy } from '../sale/copies.ts'
import type { SaleStore } from '../sale/sale-store.ts'
import type { StaffStore } from '../staff/staff-store.ts'
import type { Preferences } from '../settings/preferences.ts'
import type { Notices } from './notices.ts'
import type { Printing } from './printing.ts'
import { NO_SIDE, type PageName, type Side } from './side.ts'

/** What a scan needs to hear from the cashier first: which of several products, what of an unknown code, of what age. */
export type Question =
  | { ask: 'which'; code: string; products: readonly Product[] }
  | { ask: 'unknown'; code: string }
  | { ask: 'age'; goods: readonly Goods[] }

/** `label`: what a scale's label says of the goods. */
type Goods = { product: Product; label?: InStoreCode }

/** `isOfAge`: the buyer's age was asked. */
export type TakeOptions = Omit<Goods, 'product'> & { isOfAge?: boolean }

/** The counter: what a scan, a search and a key set in motion. Joins the features; holds no rule of its own. */
export type Desk = {
  till: Till
  config: MachineConfig
  cart: CartStore
  sale: SaleStore
  staff: StaffStore
  devices: DevicesStore
  printing: Printing
  makeCopy: MakeCopy
  /** The slip that failed just now, else a further copy of the newest of this point. */
  reprintNewest(): Promise<void>
  /** Who sells now. */
  cashier(): StaffRef | null
  notices: Notices
  preferences: StoreApi<Preferences>
  /** The first is the one to answer; goods scanned meanwhile go on into the sale. */
  questions: StoreApi<{ questions: readonly Question[] }>
  side: StoreApi<{ side: Side; page: PageName }>
  nowMs(): number
  finder(): Finder
  /** Whether any product bears this code. */
  isKnown(text: string): boolean
  scan(text: string): void
  /** A product was chosen: shown during a price check, else asked about its buyer's age if need be, else added. */
  take(product: Product, options?: TakeOptions): void
  /** The first question is answered. */
  dropQuestion(): void
  open(side: Side): void
  show(page: PageName): void
  /** Goods scanned while `work` goes on come after it. */
  whileClosed(work: () => Promise<void>): Promise<void>
}

type Parts = Pick<
  Desk,
  | 'till'
  | 'config'
  | 'cart'
  | 'sale'
  | 'staff'
  | 'devices'
  | 'printing'
  | 'makeCopy'
  | 'cashier'
  | 'reprintNewest'
  | 'notices'
  | 'preferences'
  | 'nowMs'
>

export function createDesk(parts: Parts): Desk {
  const { till, cart, sale, notices } = parts
  const questions = createStore<{ questions: readonly Question[] }>(() => ({ questions: [] }))
  const side = createStore<{ side: Side; page: PageName }>(() => ({ side: NO_SIDE, page: 'sell' }))
  const held: string[] = []
  let isWorking = false
  let finder: { version: number; value: Finder } | null = null

  function currentFinder(): Finder {
    const version = till.getState().catalogueVersion
    if (finder?.version !== version) finder = { version, value: makeFinder(till.catalogue()) }
    return finder.value
  }

  /** While a sale is being written, goods belong to the next one. */
  function isClosed(): boolean {
    const { step } = sale.getState().flow
    const { phase, openShift, unsettled } = till.getState()
    return (
      isWorking ||
      step === 'committing' ||
      step === 'unknown' ||
      phase !== 'ready' ||
      !openShift ||
      unsettled !== null
    )
  }

  function scan(text: string): void {
    const codes = codeCandidates(text)
    const code = codes[0] ?? ''
    if (code === '') return
    questions.setState({ questions: asked().filter(({ ask }) => ask !== 'unknown') })
    if (isClosed()) {
      held.push(text)
      return notices.say('caution', { key: 'notice.scan-held', values: { code } })
    }
    const found = bearersOf(codes)
    const label =
      found.length === 0 ? readInStoreCode(code, till.getState().point?.settings.barcodePatterns ?? []) : null
    const [product, ...others] = label ? currentFinder().byCode([label.item]) : found
    if (product && label) return take(product, { label })
    if (product && others.length === 0) take(product)
    else if (product) ask({ ask: 'which', code, products: [product, ...others] })
    else if (isPriceCheck()) side.setState({ side: { is: 'price-check', product: null, code } })
    else ask({ ask: 'unknown', code })
  }

  /** Goods of the open sale that only it knows are found again too. */
  function bearersOf(codes: readonly string[]): readonly Product[] {
    const found = currentFinder().byCode(codes)
    if (found.length > 0) return found
    const lines = cart.getState().cart?.lines ?? []
    const line = lines.find(({ product }) => product.barcodes.some((code) => codes.includes(code)))
    return line ? [line.product] : []
  }

  function take(product: Product, { isOfAge = false, label }: TakeOptions = {}): void {
    if (isPriceCheck()) return side.setState({ side: { is: 'price-check', product, code: null } })
    if (!isOfAge && till.getState().point?.settings.asksAge && isAlcohol(product) && !hasAlcohol())
      return askAge(label ? { product, label } : { product })
    sale.next()
    const line = lineFor(product)
    const { name, unit } = product
    if (!line.ok) return notices.say('danger', { key: `notice.${line.error}`, values: { name } })
    const labelled = label ? labelledLine(line.value, label) : line.value
    if (!labelled) return notices.say('caution', { key: 'notice.bad-label', values: { name } })
    const { quantity } = cart.add(labelled)
    if (!product.isActive) notices.say('caution', { key: 'notice.inactive', values: { name } })
    else if (sale.getState().flow.step === 'paying')
      notices.say('caution', { key: 'notice.due-changed', values: { name } })
    else if (quantity === 1000) notices.say('info', { key: 'notice.added', values: { name } })
    else
      notices.say('info', {
        key: 'notice.added-more',
        values: { name, quantity: formatThousandths(quantity), unit },
      })
  }

  /** At today's price; at the typed one for goods that only this sale knows. */
  function lineFor(product: Product): ReturnType<typeof lineOf> {
    const typed = cart
      .getState()
      .cart?.lines.find((line) => line.priceVersion === 0 && line.product === product)
    return typed
      ? ok({ ...typed, quantity: 1000, discount: 0, discountAs: null })
      : lineOf(product, currentFinder().catalogue)
  }

  const isPriceCheck = () => side.getState().side.is === 'price-check'
  const hasAlcohol = () => cart.getState().cart?.lines.some(({ product }) => isAlcohol(product)) ?? false
  const asked = () => questions.getState().questions
  const ask = (question: Question) => questions.setState({ questions: [...asked(), question] })

  /** One buyer, one question, however many bottles. */
  function askAge(goods: Goods): void {
    const waiting = asked().find((question) => question.ask === 'age')
    if (!waiting) return ask({ ask: 'age', goods: [goods] })
    const both = { ...waiting, goods: [...waiting.goods, goods] }
    questions.setState({ questions: asked().map((question) => (question === waiting ? both : question)) })
  }

  const release = () => {
    while (held.length > 0 && !isClosed()) scan(held.shift() ?? '')
  }
  sale.subscribe(release)
  till.subscribe(release)

  return {
    ...parts,
    questions,
    side,
    finder: currentFinder,
    isKnown: (text) => currentFinder().byCode(codeCandidates(text)).length > 0,
    scan,
    take,
    dropQuestion: () => questions.setState({ questions: asked().slice(1) }),
    open: (next) => side.setState({ side: next }),
    show: (page) => side.setState({ side: NO_SIDE, page }),
    async whileClosed(work) {
      isWorking = true
      await work().finally(() => {
        isWorking = false
        release()
      })
    },
  }
}
