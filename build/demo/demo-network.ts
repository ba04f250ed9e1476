import { seededRandom } from '#shared/testing/random.ts'
import type { BusinessDay } from '#shared/time.ts'
import { type Areas, readAreas } from './areas.ts'
import { type DemoCatalogue, makeCatalogue } from './catalogue.ts'
import { historyOf, type TillHistory } from './history.ts'
import { type DemoPoint, makeNetwork } from './network.ts'

export type DemoWorld = ReturnType<typeof makeDemoWorld>

/** The whole demo network as plain values: the same seed and day give the same bytes. */
export function makeDemoWorld(seed: number, today: BusinessDay) {
  const random = seededRandom(`demo ${seed}`)
  const areas: Areas = readAreas()
  const communes = areas.communes.map(({ code }) => code)
  const catalogue: DemoCatalogue = makeCatalogue(random.fork('catalogue'), today, communes)
  const { operators, points } = makeNetwork(random.fork('network'), today, areas)
  const historyAt = (point: DemoPoint): TillHistory[] =>
    historyOf({ random: random.fork(`history ${point.point.id}`), point, catalogue, today })
  return { catalogue, operators, points, historyAt }
}
