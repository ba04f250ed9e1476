import type { Product } from '#shared/catalogue/product.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Till } from '../../core/till.ts'
import type { MachineConfig } from '../../machine/contract.ts'
import { lineOf } from '../cart/cart.ts'
import type { CartStore } from '../cart/cart-store.ts'
import { type Finder, makeFinder } from '../catalogue/finder.ts'
import { formatThousandths } from '../i18n/format.ts'
import { codeCandidates } from '../scan/scanned-code.ts'
import type { SaleStore } from '../sale/sale-store.ts'
import type { Notices } from './notices.ts'

/** Several products bear one code: waiting for the cashier to choose. */
export type Choice = { code: string; products: readonly Product[] }

/** The counter: what a scan, a search and a key set in motion. Joins the features; holds no rule of its own. */
export type Desk = {
  till: Till
  config: MachineConfig
  cart: CartStore
  sale: SaleStore
  notices: Notices
  choice: StoreApi<{ choice: Choice | null }>
  nowMs(): number
  finder(): Finder
  /** Whether any product bears this code. */
  isKnown(text: string): boolean
  scan(text: string): void
  take(product: Product): void
  dropChoice(): void
}

type Parts = Pick<Desk, 'till' | 'config' | 'cart' | 'sale' | 'notices' | 'nowMs'>

export function createDesk(parts: Parts): Desk {
  const { till, cart, sale, notices } = parts
  const choice = createStore<{ choice: Choice | null }>(() => ({ choice: null }))
  const held: string[] = []
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
      step === 'committing' || step === 'unknown' || phase !== 'ready' || !openShift || unsettled !== null
    )
  }

  function scan(text: string): void {
    const codes = codeCandidates(text)
    const code = codes[0] ?? ''
    if (code === '') return
    if (isClosed()) {
      held.push(text)
      return notices.say('caution', { key: 'notice.scan-held', values: { code } })
    }
    const [product, ...others] = currentFinder().byCode(codes)
    if (!product) notices.say('caution', { key: 'notice.unknown-code', values: { code } })
    else if (others.length === 0) take(product)
    else choice.setState({ choice: { code, products: [product, ...others] } })
  }

  function take(product: Product): void {
    choice.setState({ choice: null })
    sale.next()
    const line = lineOf(product, currentFinder().catalogue)
    const { name, unit } = product
    if (!line.ok) return notices.say('danger', { key: `notice.${line.error}`, values: { name } })
    const { quantity } = cart.add(line.value)
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

  const release = () => {
    while (held.length > 0 && !isClosed()) scan(held.shift() ?? '')
  }
  sale.subscribe(release)
  till.subscribe(release)

  return {
    ...parts,
    choice,
    finder: currentFinder,
    isKnown: (text) => currentFinder().byCode(codeCandidates(text)).length > 0,
    scan,
    take,
    dropChoice: () => choice.setState({ choice: null }),
  }
}
