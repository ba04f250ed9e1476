import { createHash } from 'node:crypto'
import { openDatabase, type TillDb } from '../../desktop/src/core/store/database.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { databaseOf, type SimTill, tillOf } from './sim-till.ts'
import type { World } from './steps.ts'

type HeldEntry = { seq: number; hash: string }

/** Demands that the server holds the union of the tills' journals: every entry of every till. */
export async function holdAgainstJournals(world: World): Promise<string[]> {
  const differences: string[] = []
  for (const pc of world.pcs) {
    const { identity, sync } = tillOf(pc).getState()
    if (identity === null || sync.stop === 'forked') continue
    const stored = await world.server.look((db) => storedHashes(db, identity.tillId))
    for (const { seq, hash } of await ownEntries(pc))
      if (stored.get(seq) !== hash) differences.push(`${pc.name}: entry ${seq} is not the server's`)
  }
  return differences
}

/** Demands that every text at the server is what its hash says. Reckoned apart from the product's own check. */
export async function holdTextsAgainstHashes(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ till_id: string; seq: number; hash: Buffer; text: Buffer | null }>(
    'select till_id, seq, hash, text from entry order by till_id, seq',
  )
  return rows.flatMap(({ till_id, seq, hash, text }, index) => {
    const before = seq === 1 ? Buffer.alloc(32) : rows[index - 1]?.hash
    if (text === null || before === undefined) return []
    const sum = createHash('sha256').update(before).update(text).digest()
    return sum.equals(hash) ? [] : [`entry ${seq} of ${till_id} is not what its hash says`]
  })
}

/** A till's journal as its store holds it. */
export function ownEntries(pc: SimTill): Promise<HeldEntry[]> {
  return inStore(pc, (db) => db.own.toArray())
}

/** Entries that stand outside a journal and wait to be carried (P14). */
export function countWaiting(pc: SimTill): Promise<number> {
  return inStore(pc, (db) => db.branch.where('waiting').equals(1).count())
}

/** Looks into a till's store beside the program that uses it. */
function inStore<T>(pc: SimTill, look: (db: TillDb) => PromiseLike<T>): Promise<T> {
  return pc.loop.newProgram().call(async () => {
    const opened = await openDatabase(databaseOf(pc))
    if (!opened.ok) throw new Error(`${pc.name}: ${opened.error}`)
    const seen = await look(opened.value)
    opened.value.close()
    return seen
  })
}

async function storedHashes(db: Db, tillId: string): Promise<Map<number, string>> {
  const { rows } = await db.query<HeldEntry>(
    `select seq, encode(hash, 'hex') as hash from entry where till_id = $1`,
    [tillId],
  )
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}
