import { expect, type Page } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { holdStore, readBox, readStore, salesAt } from './kill-stores.ts'
import type { KillableTill } from './kill-till.ts'
import { badge, scan } from './till-page.ts'

/**
 * What a till that starts again shows of the sale it was killed in: its goods in the cart; the question whether it
 * happened; the word that it was kept; nothing, for the office has it already; nothing at all.
 */
export type Found = 'cart' | 'asked' | 'kept' | 'sent' | 'nothing'

export type Step = {
  name: string
  /** What may be found afterwards. */
  ends: readonly Found[]
  /** Sells a product up to this step and no further; the browser is killed the moment it is through. */
  reach(till: KillableTill, shop: { barcode: string; db: Db; pointId: string }): Promise<SaleId | null>
  /** The host dies with the browser. */
  killsHost?: true
}
/** Null: the sale had no id yet that could be known from outside. */
type SaleId = string

/** Every step of a sale, in its order. */
export const STEPS: readonly Step[] = [
  {
    name: 'as the line appears',
    ends: ['cart', 'nothing'],
    async reach(till, { barcode }) {
      await scanLine(till.page(), barcode)
      return null
    },
  },
  { name: 'with the cart kept', ends: ['cart'], reach: (till, { barcode }) => keepCart(till, barcode) },
  { name: 'at the payment', ends: ['cart'], reach: (till, { barcode }) => openPayment(till, barcode) },
  ...[0, 2, 5, 10, 20, 40].map(afterEnter),
  {
    name: 'when the black box has it and the store does not',
    ends: ['asked'],
    async reach(till, { barcode }) {
      const saleId = await openPayment(till, barcode)
      await holdStore(till.page())
      pressEnter(till.page())
      await expect.poll(() => isInBox(till, saleId), EAGERLY).toBe(true)
      return saleId
    },
  },
  {
    name: 'when the store has it and the black box does not',
    // The cart where the machine is so slow that the till gives the store up first.
    ends: ['asked', 'cart'],
    killsHost: true,
    async reach(till, { barcode }) {
      const saleId = await openPayment(till, barcode)
      till.host().freeze()
      pressEnter(till.page())
      const unknown = till.page().getByText(vi['unknown.title'])
      await expect
        .poll(async () => (await isInStore(till, saleId)) || (await unknown.isVisible()), EAGERLY)
        .toBe(true)
      return saleId
    },
  },
  {
    name: 'as the slip shows',
    ends: ['kept'],
    async reach(till, { barcode }) {
      const saleId = await openPayment(till, barcode)
      const shown = slip(till.page()).waitFor()
      pressEnter(till.page())
      await shown
      return saleId
    },
  },
  {
    name: 'while it is being sent',
    ends: ['kept'],
    async reach(till, { barcode }) {
      await expectAllSent(till.page())
      const saleId = await openPayment(till, barcode, { isHoldingPushes: false })
      const asked = Promise.withResolvers<void>()
      await till.page().route(PUSH, () => asked.resolve())
      pressEnter(till.page())
      await asked.promise
      return saleId
    },
  },
  {
    name: 'when the office has it and its answer is under way',
    ends: ['kept'],
    async reach(till, { barcode, db, pointId }) {
      await expectAllSent(till.page())
      const saleId = await openPayment(till, barcode, { isHoldingPushes: false })
      const stored = Promise.withResolvers<void>()
      await till.page().route(PUSH, async (route) => {
        await route.fetch()
        stored.resolve()
      })
      pressEnter(till.page())
      await stored.promise
      const sales = await salesAt(db, pointId)
      expect(sales.map((sale) => sale.saleId)).toContain(saleId)
      return saleId
    },
  },
  {
    name: 'when all is acknowledged',
    ends: ['sent'],
    async reach(till, { barcode }) {
      const saleId = await openPayment(till, barcode, { isHoldingPushes: false })
      pressEnter(till.page())
      await slip(till.page()).waitFor()
      await expectAllSent(till.page())
      return saleId
    },
  },
]

/** The slip on the screen. */
export function slip(page: Page) {
  return page.getByRole('article', { name: vi['done.receipt'] })
}

export async function expectAllSent(page: Page): Promise<void> {
  await expect(badge(page)).toHaveText(/(^|\D)0 chưa gửi/, { timeout: 60_000 })
}

const PUSH = '**/trpc/till.push'
const EAGERLY = { intervals: [5], timeout: 30_000 }

/** The journal is under way: the earlier ones find it before either store, the later ones behind both. */
function afterEnter(delayMs: number): Step {
  return {
    name: `${delayMs} ms after Enter`,
    ends: ['cart', 'asked', 'kept'],
    async reach(till, { barcode }) {
      const saleId = await openPayment(till, barcode)
      pressEnter(till.page())
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      return saleId
    },
  }
}

async function scanLine(page: Page, barcode: string): Promise<void> {
  await scan(page, barcode)
  await expect(page.getByRole('row')).toHaveCount(2)
}

async function keepCart(till: KillableTill, barcode: string): Promise<SaleId> {
  await scanLine(till.page(), barcode)
  const kept = async () => (await readStore(till.page())).cartSaleId
  await expect.poll(kept, { intervals: [10] }).not.toBeNull()
  return must(await kept(), 'a kept cart')
}

/** At the payment panel, its field focused; from here on nothing reaches the office unless told. */
async function openPayment(
  till: KillableTill,
  barcode: string,
  { isHoldingPushes } = { isHoldingPushes: true },
): Promise<SaleId> {
  const saleId = await keepCart(till, barcode)
  const page = till.page()
  if (isHoldingPushes) await page.route(PUSH, () => {})
  await page.keyboard.press('F9')
  await expect(page.getByLabel(vi['pay.given'])).toBeFocused()
  // Disk and stores have answered: from here on Enter writes.
  await expect(page.getByRole('form', { name: vi['pay.panel'] })).toHaveAttribute('aria-busy', 'false')
  return saleId
}

/** Sent and not waited for: the browser may be dead before it answers. */
function pressEnter(page: Page): void {
  page.keyboard.press('Enter').catch(() => undefined)
}

function isInBox({ dataDir }: KillableTill, saleId: SaleId): boolean {
  return readBox(dataDir).some(({ text }) => text?.includes(saleId))
}

async function isInStore(till: KillableTill, saleId: SaleId): Promise<boolean> {
  const { own } = await readStore(till.page())
  return own.some((row) => row.saleId === saleId)
}
