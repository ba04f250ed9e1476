import { openDatabase } from '../../desktop/src/core/store/database.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { type SimTill, tillOf } from './sim-till.ts'
import type { World } from './steps.ts'

/** Demands that the server holds the union of the tills' journals: every entry of every till, byte for byte. */
export async function holdAgainstJournals(world: World): Promise<string[]> {
  const differences: string[] = []
  for (const pc of world.pcs) {
    const { identity, sync } = tillOf(pc).getState()
    if (identity === null || sync.stop === 'forked') continue
    const stored = await storedHashes(world.server.db(), identity.tillId)
    for (const { seq, hash } of await ownEntries(pc))
      if (stored.get(seq) !== hash) differences.push(`${pc.name}: entry ${seq} is not the server's`)
  }
  return differences
}

async function ownEntries(pc: SimTill): Promise<{ seq: number; hash: string }[]> {
  const { indexedDB, IDBKeyRange } = pc.profile
  const opened = await openDatabase({ name: 'till', indexedDB, IDBKeyRange })
  if (!opened.ok) return []
  const rows = await opened.value.own.toArray()
  opened.value.close()
  return rows
}

async function storedHashes(db: Db, tillId: string): Promise<Map<number, string>> {
  const { rows } = await db.query<{ seq: number; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from entry where till_id = $1`,
    [tillId],
  )
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}
