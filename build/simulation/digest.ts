import { createHash } from 'node:crypto'
import { ownEntries } from './union.ts'
import type { World } from './steps.ts'

/** SHA-256 over the hash of every entry of every journal, at the tills and at the server, and over the faults. */
export async function digestOf(world: World): Promise<string> {
  const sum = createHash('sha256')
  for (const pc of world.pcs)
    for (const { seq, hash } of await ownEntries(pc)) sum.update(`${pc.name} ${seq} ${hash}\n`)
  const { rows } = await world.server.look((db) =>
    db.query<{ line: string }>(
      `select concat_ws(' ', till_id, seq, encode(hash, 'hex')) as line from entry
       union all select encode(digest, 'hex') from quarantine`,
    ),
  )
  for (const line of rows.map(({ line }) => line).toSorted()) sum.update(`${line}\n`)
  sum.update(JSON.stringify(world.faults.counts()))
  return sum.digest('hex')
}
