import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { signIn } from '../journeys/till-page.ts'
import { buildPages } from '../pages/build-pages.ts'
import { buildBenchPage } from './browser.ts'
import { demoSales } from './demo-sales.ts'
import { interleave, percentile } from './compare.ts'
import { memoryRow, SALES } from './memory.ts'
import { type Row, rowOf, rowOfRounds } from './row.ts'
import { hearEnter, scanAtPace, watchScans } from './scans.ts'
import { inScratchFolder } from './scratch.ts'
import { CASHIER, openShop, type Shop, shopFeed } from './till-shop.ts'

const SALES_IN_STORE = 500_000
const FRAME_MS = 1000 / 60
/** As a hand with a scanner scans, and as no hand can. */
const PACE = { perSecond: 6, scans: 150 }
const HURRY = { perSecond: 50, scans: 400 }
/** Goods of one cart: what is scanned again counts up in its line. */
const LINES = 40
const STARTS = 4
/** Of the 10,000 whose memory is reckoned. */
const SALES_MADE = 150
const SETTLE_MS = 2000
/** The next frame comes when it is drawn, not when a screen's clock ticks: what is measured is work, not waiting. */
const FREE_FRAMES = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/** The till's own page on its host in a real browser: 20,000 products, 500,000 sales in both stores, its sync at work. */
export function benchTill(): Promise<Row[]> {
  return inScratchFolder(async (folder) => {
    await buildPages(() => {})
    const pageDir = join(folder, 'page')
    await buildBenchPage(pageDir)
    const { feed, barcodes } = await shopFeed()
    const [full, empty] = [
      await openShop(join(folder, 'full'), feed),
      await openShop(join(folder, 'empty'), feed),
    ]
    try {
      for (const shop of [full, empty]) await beginWork(shop, pageDir)
      await full.inWindow({ pageDir }, async (page) => {
        const sale = must(
          demoSales(200).find(({ lines }) => lines.length === 1),
          'a sale of one line',
        )
        const options = { sale, count: SALES_IN_STORE }
        full.office.holdThrough(await page.evaluate((filling) => window.bench.fillSales(filling), options))
      })
      const memory = await memoryOf(full, { barcodes, made: SALES_MADE })
      return [...(await scanRows(full, barcodes)), await startRow(full, empty), memory]
    } finally {
      await Promise.all([full.office.stop(), empty.office.stop()])
    }
  })
}

/** The same page without years behind it, and every one of the sales made: takes many minutes. */
export function benchMemory(): Promise<Row[]> {
  return inScratchFolder(async (folder) => {
    await buildPages(() => {})
    const pageDir = join(folder, 'page')
    await buildBenchPage(pageDir)
    const { feed, barcodes } = await shopFeed()
    const shop = await openShop(join(folder, 'shop'), feed)
    try {
      await beginWork(shop, pageDir)
      return [await memoryOf(shop, { barcodes, made: SALES })]
    } finally {
      await shop.office.stop()
    }
  })
}

function beginWork({ office, inWindow }: Shop, pageDir: string): Promise<void> {
  return inWindow({ pageDir }, (page) =>
    page.evaluate(([url, cashier]) => window.bench.beginWork(url, cashier), [office.url, CASHIER] as const),
  )
}

function memoryOf(shop: Shop, sales: { barcodes: readonly string[]; made: number }): Promise<Row> {
  return shop.inWindow({}, async (page) => {
    await readyToScan(page)
    return memoryRow(page, sales)
  })
}

async function scanRows(shop: Shop, barcodes: readonly string[]): Promise<Row[]> {
  const codesOf = (count: number) =>
    Array.from({ length: count }, (_, index) => barcodes[(index % LINES) * 97] ?? '')
  const options = { switches: FREE_FRAMES, prepare: hearEnter }
  const measured = await shop.inWindow(options, async (page) => {
    await readyToScan(page)
    await watchScans(page)
    await scanAtPace(page, codesOf(PACE.scans), PACE.perSecond)
    await page.waitForTimeout(SETTLE_MS)
    const times = await page.evaluate(() => window.scanMs)
    await scanAtPace(page, codesOf(HURRY.scans), HURRY.perSecond)
    await page.waitForTimeout(SETTLE_MS)
    return { times, counted: (await unitsInCart(page)) - PACE.scans }
  })
  const name = 'scan to painted line, 20,000 products, 500,000 sales'
  const what = { unit: 'ms', peer: 'a frame', durability: 'none: on the screen' }
  const ofScans = (percent: number) => ({ value: percentile(measured.times, percent), peerValue: FRAME_MS })
  return [
    rowOf({ ...what, name: `${name}, p50`, budget: { atMost: 1 } }, ofScans(50)),
    rowOf({ ...what, name: `${name}, p99`, budget: { atMost: 1 } }, ofScans(99)),
    rowOf(
      {
        name: `scans in the cart at ${HURRY.perSecond} a second`,
        unit: 'scans',
        peer: 'scans sent',
        durability: 'the open cart: strict',
        budget: { atLeast: 1 },
      },
      { value: measured.counted, peerValue: HURRY.scans },
    ),
  ]
}

async function startRow(full: Shop, empty: Shop): Promise<Row> {
  const start = (shop: Shop) => () =>
    shop.inWindow({}, async (page) => {
      await people(page).waitFor()
      return page.evaluate(() => performance.now())
    })
  const rounds = await interleave({ own: start(full), peer: start(empty) }, { rounds: STARTS, warmUp: 1 })
  return rowOfRounds(
    {
      name: 'start with 500,000 sales, to the first question',
      unit: 'ms',
      peer: 'no sales',
      durability: 'none: reads, and one entry',
      budget: { atMost: 1.1 },
    },
    rounds,
  )
}

async function readyToScan(page: Page): Promise<void> {
  await signIn(page)
  await expect(page.getByText(vi['cart.empty'])).toBeVisible()
  await page.waitForTimeout(1000) // the finder is made when the page has come to rest
}

const people = (page: Page) =>
  page.getByRole('list', { name: vi['staff.people'] }).getByRole('button').first()

async function unitsInCart(page: Page): Promise<number> {
  const quantities = await page
    .getByRole('row')
    .getByRole('textbox')
    .evaluateAll((fields) => fields.map((field) => Number((field as HTMLInputElement).value)))
  return quantities.reduce((sum, quantity) => sum + quantity, 0)
}
