import { cpSync } from 'node:fs'
import { openDatabase } from '../../desktop/src/core/store/database.ts'
import { kill, type SimTill, switchOn } from './sim-till.ts'

/** Copies a switched-off PC's whole disk to another one and starts both, as a disk image does. */
export async function cloneProfile(original: SimTill, copy: SimTill): Promise<SimTill | null> {
  await kill(original)
  cpSync(original.boxFolder, copy.boxFolder, { recursive: true })
  const from = await openDatabase({ name: 'till', ...indexedDbOf(original) })
  const to = await openDatabase({ name: 'till', ...indexedDbOf(copy) })
  if (from.ok && to.ok) {
    for (const table of from.value.tables) {
      const [keys, rows] = await Promise.all([table.toCollection().primaryKeys(), table.toArray()])
      const target = to.value.table(table.name)
      await (target.schema.primKey.keyPath === null || target.schema.primKey.keyPath === ''
        ? target.bulkPut(rows, keys)
        : target.bulkPut(rows))
    }
    from.value.close()
    to.value.close()
  }
  await switchOn(original)
  await switchOn(copy)
  return copy
}

function indexedDbOf(pc: SimTill): { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange } {
  return { indexedDB: pc.profile.indexedDB, IDBKeyRange: pc.profile.IDBKeyRange }
}
