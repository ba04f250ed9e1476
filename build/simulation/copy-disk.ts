import { cpSync } from 'node:fs'
import { openDatabase } from '../../desktop/src/core/store/database.ts'
import { databaseOf, type SimTill } from './sim-till.ts'

/** Copies a switched-off PC's whole disk to another one, as a disk image does. */
export async function copyDisk(original: SimTill, copy: SimTill): Promise<void> {
  cpSync(original.boxFolder, copy.boxFolder, { recursive: true })
  await original.loop.newProgram().call(() => copyStore(original, copy))
}

async function copyStore(original: SimTill, copy: SimTill): Promise<void> {
  const from = await openDatabase(databaseOf(original))
  const to = await openDatabase(databaseOf(copy))
  if (!from.ok || !to.ok) return
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
