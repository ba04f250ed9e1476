import type { Product } from '#shared/catalogue/product.ts'
import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'
import type { Random } from '#shared/testing/random.ts'
import { type BusinessDay, startOfDayMs } from '#shared/time.ts'
import type { DemoProduct } from './catalogue.ts'
import type { Trading } from './network.ts'
import { demandPercents, visitorPercent } from './seasons.ts'

/** What one buyer took: when, which products in thousandths of their unit, and how it was paid. */
export type Purchase = {
  atMs: number
  items: readonly { product: DemoProduct; quantity: number }[]
  method: PaymentMethod
}

const OPENS_HOUR = 7
const OPEN_MINUTES = 13 * 60
const MOST_LINES = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5]
const METHODS: readonly PaymentMethod[] = [
  'cash',
  'cash',
  'cash',
  'cash',
  'cash',
  'cash',
  'vietqr',
  'vietqr',
  'vietqr',
  'card',
]

/** The products a point has on its shelves: all at a centre, some elsewhere. */
export function shelfOf(random: Random, products: readonly DemoProduct[], isCentre: boolean): DemoProduct[] {
  return isCentre ? [...products] : random.shuffled(products).slice(0, random.int(50, 110))
}

/** The buyers of one point on one day, in the order they came. `daysAgo` counts back from the end of the period. */
export function purchasesOn(
  random: Random,
  day: BusinessDay,
  shop: { shelf: readonly DemoProduct[]; trading: Trading; daysAgo: number },
): Purchase[] {
  const count = buyerCount(random, day, shop)
  if (count === 0) return []
  const pickProduct = weightedPick(random, shop.shelf, day)
  const minutes = Array.from({ length: count }, () => random.int(0, OPEN_MINUTES * 60 - 1)).toSorted(
    (a, b) => a - b,
  )
  const opensMs = startOfDayMs(day) + OPENS_HOUR * 3_600_000
  return minutes.map((second) => {
    const lineCount = random.pick(MOST_LINES)
    const chosen = new Set(Array.from({ length: lineCount }, pickProduct))
    return {
      atMs: opensMs + second * 1000 + random.int(0, 999),
      items: [...chosen].map((product) => ({ product, quantity: quantityOf(random, product) })),
      method: random.pick(METHODS),
    }
  })
}

/** Hundredths of a buyer, as many as usual on that day of the year and of the growth, then by chance. */
function buyerCount(
  random: Random,
  day: BusinessDay,
  { trading, daysAgo }: { trading: Trading; daysAgo: number },
): number {
  const years100 = Math.round((daysAgo * 100) / 365)
  const grown = (trading.dailyHundredths * 10_000) / (10_000 + trading.growthPercent * years100)
  const hundredths = Math.round((grown * visitorPercent(day) * random.int(50, 150)) / 10_000)
  return Math.floor(hundredths / 100) + (random.int(1, 100) <= hundredths % 100 ? 1 : 0)
}

/** Draws by popularity and season; out of season there is none on the shelf. */
function weightedPick(random: Random, shelf: readonly DemoProduct[], day: BusinessDay): () => DemoProduct {
  const demand = demandPercents(day)
  const bounds: number[] = []
  let total = 0
  for (const product of shelf) {
    total += product.popularity * demand[product.season]
    bounds.push(total)
  }
  return () => {
    const drawn = random.int(1, total)
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bounds[middle] ?? 0) < drawn) low = middle + 1
      else high = middle
    }
    return shelf[low] as DemoProduct
  }
}

function quantityOf(random: Random, product: Pick<Product, 'unit'>): number {
  return product.unit === 'kg' ? random.int(60, 700) * 5 : random.pick([1, 1, 1, 1, 2, 2, 3, 5]) * 1000
}
