import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import type { FeedChange } from '#shared/protocol/feed.ts'
import { buildProducer } from '#shared/testing/masters.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { startKiosk } from '../../desktop/src/kiosk/start-kiosk.ts'
import { makeDemoPins } from '../demo/demo-pins.ts'
import { openWindow } from '../journeys/till-page.ts'
import { bigCatalogue } from './big-catalogue.ts'
import { type ModelOffice, startModelOffice } from './model-office.ts'

/** A shop's PC with its office: the till's data and the browser's profile outlive each window. */
export type Shop = {
  office: ModelOffice
  /** Starts the host and a browser with the till, or the bench's page in its place, and ends both afterwards. */
  inWindow<T>(options: WindowOptions, work: (page: Page) => Promise<T>): Promise<T>
}

type WindowOptions = {
  /** Of a page in the till's place, on the same address and data. */
  pageDir?: string
  switches?: string[]
  /** Before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<void>
}

export const CASHIER = { id: 'nv-1', name: 'Thu ngân 1' }

export async function openShop(folder: string, feed: FeedChange[]): Promise<Shop> {
  const office = await startModelOffice(feed)
  let port = 0
  return {
    office,
    async inWindow({ pageDir, switches = [], prepare = async () => {} }, work) {
      const page = pageDir === undefined ? {} : { pageDir }
      const till = { dataDir: join(folder, 'till'), apiUrl: office.url, suggestedCode: null, log: () => {} }
      const kiosk = await startKiosk({ ...till, ...page, port })
      port = Number(new URL(kiosk.url).port)
      const machine = { profile: join(folder, 'profile'), url: () => kiosk.url }
      const window = await openWindow(machine, { switches, prepare })
      try {
        return await work(window.page)
      } finally {
        await window.context.close()
        await kiosk.stop()
      }
    },
  }
}

/** A point with one cashier and 20,000 products, all on sale. */
export async function shopFeed(): Promise<{ feed: FeedChange[]; barcodes: string[] }> {
  const { cashier } = await makeDemoPins()
  const products = bigCatalogue(seededRandom('shop')).map(({ product }) => product)
  const producer = buildProducer()
  const feed = [
    { table: 'point', id: POINT.id, row: POINT },
    { table: 'staff', id: CASHIER.id, row: { ...CASHIER, role: 'cashier', pin: cashier } },
    { table: 'producer', id: producer.id, row: producer },
    ...products.map((product) => ({ table: 'product', id: product.id, row: product })),
  ]
  return { feed, barcodes: products.flatMap(({ barcodes }) => barcodes.slice(0, 1)) }
}

/** The one that the model office enrols tills at. */
const POINT = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: '',
  operator: { id: 'op-1', name: 'Hợp tác xã', taxCode: '', vatMethod: 'direct' },
  settings: {},
}
