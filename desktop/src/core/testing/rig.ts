import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { buildSaleBody } from '#shared/testing/builders.ts'
import { type FakeClock, fakeClock } from '#shared/testing/fake-clock.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { createTill } from '../create-till.ts'
import type { TillParts } from '../parts.ts'
import { openDatabase, type TillDb } from '../store/database.ts'
import type { CommitOutcome, Till } from '../till.ts'
import { createManualTimers, type ManualTimers } from './manual-timers.ts'
import { createMemoryBox, type MemoryBox } from './memory-box.ts'
import { createModelServer, type ModelServer } from './model-server.ts'

/** One PC with its two stores, the office, and time in the test's hands. */
export type Rig = {
  till: Till
  box: MemoryBox
  server: ModelServer
  clock: FakeClock
  timers: ManualTimers
  parts: TillParts
  /** The program ends without a word and starts again on what the stores hold. */
  restart(): Promise<Till>
  /** Sells one cart; the next number, a fresh id, unless told otherwise. */
  sell(overrides?: Partial<SaleCompleted>): Promise<CommitOutcome>
  sale(overrides?: Partial<SaleCompleted>): SaleCompleted
  /** Looks into the store, or breaks it, as no till would. */
  inStore<T>(work: (db: TillDb) => Promise<T>): Promise<T>
  /** The profile's database is gone. */
  wipeStore(): void
}

export async function createRig(
  options: { seed?: number; server?: ModelServer; isEnrolled?: boolean } = {},
): Promise<Rig> {
  const random = seededRandom(`rig/${options.seed ?? 1}`)
  const clock = fakeClock()
  const timers = createManualTimers()
  const box = createMemoryBox()
  const server = options.server ?? createModelServer(clock)
  const parts: TillParts = {
    clock,
    timers,
    randomBytes: (count) => random.bytes(count),
    subtle: crypto.subtle,
    database: { name: 'till', indexedDB: new IDBFactory(), IDBKeyRange },
    blackBox: box,
    freeBytes: async () => 1e12,
    transport: server,
  }
  const rig: Rig = {
    till: createTill(parts),
    box,
    server,
    clock,
    timers,
    parts,
    async restart() {
      await rig.till.stop()
      clock.restart()
      rig.till = createTill(parts)
      await rig.till.start()
      return rig.till
    },
    sale: (overrides) => {
      const number = { point: 'BMT01', till: 1, sale: rig.till.nextSaleNumber() }
      return buildSaleBody(random, { number, ...overrides })
    },
    sell: (overrides) => rig.till.commit('sale.completed', rig.sale(overrides)),
    async inStore(work) {
      const opened = await openDatabase(parts.database)
      if (!opened.ok) throw new Error(opened.error)
      try {
        return await work(opened.value)
      } finally {
        opened.value.close()
      }
    },
    wipeStore() {
      parts.database = { ...parts.database, indexedDB: new IDBFactory() }
    },
  }
  await rig.till.start()
  if (options.isEnrolled ?? true) {
    const enrolled = await rig.till.enrol({ code: 'CODE-1', name: 'Quầy 1' })
    if (!enrolled.ok) throw new Error(enrolled.error)
  }
  return rig
}
