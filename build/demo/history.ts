import type { Producer } from '#shared/catalogue/producer.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { Random } from '#shared/testing/random.ts'
import { addDays, type BusinessDay, startOfDayMs } from '#shared/time.ts'
import type { DemoCatalogue, DemoProduct } from './catalogue.ts'
import { type DemoTill, startDemoTill } from './journal.ts'
import type { DemoPoint } from './network.ts'
import { purchasesOn, shelfOf } from './purchases.ts'
import { makeTillKeys, type TillKeys } from './till-keys.ts'

export const HISTORY_DAYS = 730

/** One till of the demo network: its key, its number at the point, and all it wrote, oldest first. */
export type TillHistory = { keys: TillKeys; number: number; entries: WrittenEntry[] }

type Work = { random: Random; point: DemoPoint; catalogue: DemoCatalogue; today: BusinessDay }
type Till = { keys: TillKeys; number: number; till: DemoTill; entries: WrittenEntry[] }

/** Every small shop keeps shifts in its last days; centres always did. */
const SHIFT_DAYS = 30
/** One clock in so many is a day behind, as the server told the till. */
const ONE_LATE_CLOCK_IN = 60
const DAY_MS = 86_400_000

/** Two years at one point up to yesterday, the same for the same chance and day. */
export function historyOf({ random, point, catalogue, today }: Work): TillHistory[] {
  const producers = new Map<string, Producer>(catalogue.producers.map((producer) => [producer.id, producer]))
  const isCentre = point.point.kind === 'provincial-centre' || point.point.kind === 'district-centre'
  const shelf = shelfOf(random.fork('shelf'), catalogue.products, isCentre)
  const clockBehindMs = random.oneIn(ONE_LATE_CLOCK_IN) ? DAY_MS : 0
  const tills = Array.from({ length: point.tillCount }, (_, index): Till => {
    const number = index + 1
    const keys = makeTillKeys(random.fork(`key ${number}`))
    const setup = { tillId: keys.tillId, number, point, producers, clockBehindMs }
    return { keys, number, till: startDemoTill(random.fork(`till ${number}`), setup), entries: [] }
  })
  const repriced = random.fork('prices').shuffled(shelf).slice(0, 6)
  for (let daysAgo = HISTORY_DAYS; daysAgo >= 1; daysAgo -= 1) {
    const day = addDays(today, -daysAgo)
    if (day < point.point.openedOn || isSilent(point, day)) continue
    repriceOn(day, { daysAgo, tills, repriced })
    const purchases = purchasesOn(random.fork(day), day, { shelf, trading: point.trading, daysAgo })
    tills.forEach(({ till, entries }, index) => {
      const own = purchases.filter((_, place) => place % tills.length === index)
      entries.push(...till.workDay(own, { hasShift: isCentre || daysAgo <= SHIFT_DAYS }))
    })
  }
  return tills.map(({ keys, number, entries }) => ({ keys, number, entries }))
}

/** Every four months the first till changes the point's own price of one product. */
function repriceOn(
  day: BusinessDay,
  { daysAgo, tills, repriced }: { daysAgo: number; tills: Till[]; repriced: DemoProduct[] },
): void {
  const product = repriced[daysAgo / 121 - 1]
  const [first] = tills
  if (product && first)
    first.entries.push(...first.till.changePrice(product, startOfDayMs(day) + 6 * 3_600_000))
}

function isSilent({ trading }: DemoPoint, day: BusinessDay): boolean {
  return trading.silentSince !== null && day >= trading.silentSince
}
