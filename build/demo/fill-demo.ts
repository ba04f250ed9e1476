import { businessDayOf } from '#shared/time.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { makeDemoWorld } from './demo-network.ts'
import { fillJournals } from './fill-journals.ts'
import { fillMasters } from './fill-masters.ts'

/** Points at work side by side: while PostgreSQL stores one batch the next is made. */
const LANES = 3

/**
 * Fills an empty office with the demo network: two years up to yesterday, through the functions that real masters
 * and real tills go through. `onProgress` is told how many points of how many are done.
 */
export async function fillDemo(
  db: Db,
  { seed, nowMs }: { seed: number; nowMs: number },
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const today = businessDayOf(nowMs)
  const world = makeDemoWorld(seed, today)
  await fillMasters(db, world, today)
  const waiting = [...world.points]
  let done = 0
  const work = async () => {
    for (let point = waiting.shift(); point; point = waiting.shift()) {
      await fillJournals(db, point, { histories: world.historyAt(point), nowMs })
      done += 1
      onProgress(done, world.points.length)
    }
  }
  await Promise.all(Array.from({ length: LANES }, work))
  await db.query('analyze')
}
