import { must } from '#shared/result.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { inTransaction } from '../../sync-api/src/db/pool.ts'
import { seedAreas } from '../../sync-api/src/masters/areas.ts'
import type { Saved } from '../../sync-api/src/masters/checked-rows.ts'
import { saveOperators } from '../../sync-api/src/masters/operators.ts'
import { savePoints } from '../../sync-api/src/masters/points.ts'
import { saveProducers } from '../../sync-api/src/masters/producers.ts'
import { saveProducts } from '../../sync-api/src/masters/products.ts'
import { savePins, saveStaff } from '../../sync-api/src/masters/staff.ts'
import { makeDemoPins } from './demo-pins.ts'
import type { DemoWorld } from './demo-network.ts'

/** Writes what the office owns of the demo network, as an officer would: through the functions that check it. */
export async function fillMasters(db: Db, world: DemoWorld, today: BusinessDay): Promise<void> {
  const staff = world.points.flatMap(({ point, staff: people }) =>
    people.map((person) => ({ ...person, pointId: point.id, isActive: true })),
  )
  const products = world.catalogue.products.map(({ season: _, popularity: __, ...product }) => product)
  const pins = await makeDemoPins()
  await inTransaction(db, async (tx) => {
    await seedAreas(tx)
    saved(await saveOperators(tx, world.operators, today))
    saved(
      await savePoints(
        tx,
        world.points.map(({ point }) => point),
        today,
      ),
    )
    saved(await saveStaff(tx, staff))
    saved(
      await savePins(
        tx,
        staff.map(({ id, role }) => ({ id, pin: pins[role] })),
      ),
    )
    saved(await saveProducers(tx, world.catalogue.producers))
    saved(await saveProducts(tx, products, today))
  })
}

function saved<TRow>(result: Saved<TRow>): void {
  if (result.ok) return
  const { code, row, field, value } = must(result.error[0], 'a fault')
  throw new Error(`demo row ${row}: ${field} ${JSON.stringify(value)} is ${code}`)
}
