import { test as base } from '@playwright/test'
import { must } from '#shared/result.ts'
import { type Machine, type Stack, startStack } from './stack.ts'
import { openWindow, type TillWindow } from './till-page.ts'

/** Centres first; there are fifteen, and more journeys than that. */
const SHOP_KINDS = ['district-centre', 'stall'] as const

/** Each journey has a shop of its own. */
let shopCount = 0

type Shop = { pointId: string; pointName: string; barcodes: readonly string[] }

type Given = {
  shop: Shop
  /** Opens a till's window; it is closed at the end of the journey at the latest. */
  openTill: (machine: Machine) => Promise<TillWindow>
}

/** A journey has an office (one per file) and a shop in it with goods whose barcodes can be scanned. */
export const journey = base.extend<Given, { stack: Stack }>({
  stack: [
    async ({ playwright: _ }, use) => {
      const stack = await startStack()
      await use(stack)
      await stack.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  openTill: async ({ stack: _ }, use) => {
    const windows: TillWindow[] = []
    await use(async (machine) => {
      const window = await openWindow(machine)
      windows.push(window)
      return window
    })
    for (const window of windows) await window.context.close()
  },
  shop: async ({ stack }, use) => {
    const { world } = stack
    const shops = SHOP_KINDS.flatMap((kind) => world.points.filter(({ point }) => point.kind === kind))
    const { point } = must(shops[shopCount], 'a shop for one more journey')
    shopCount += 1
    const packed = world.catalogue.products.filter(({ unit, season }) => unit !== 'kg' && season === 'even')
    const barcodes = packed.flatMap((product) => product.barcodes.slice(0, 1)).slice(0, 3)
    await use({ pointId: point.id, pointName: point.name, barcodes })
  },
})
