import { Dexie } from 'dexie'
import { createRxDatabase, type RxJsonSchema } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { WrittenEntry } from '#shared/journal/entry.ts'

type Kept = Pick<WrittenEntry, 'seq' | 'prevHash' | 'hash' | 'text'>

export type PeerStore = { write(entry: Kept): Promise<void> }

/** Dexie with no option at all: what a project has that just installed it. */
export async function openShippedDexie(): Promise<PeerStore> {
  const db = new Dexie('peer-dexie')
  db.version(1).stores({ own: 'seq' })
  await db.open()
  return { write: async (entry) => void (await db.table('own').add(entry)) }
}

/** RxDB over its storage of Dexie, with no option that is not asked for. */
export async function openRxdb(): Promise<PeerStore> {
  const db = await createRxDatabase({ name: 'peer-rxdb', storage: getRxStorageDexie(), multiInstance: false })
  const { own } = await db.addCollections({ own: { schema: SCHEMA } })
  return { write: async (entry) => void (await own.insert(entry)) }
}

const SCHEMA: RxJsonSchema<Kept> = {
  version: 0,
  primaryKey: 'hash',
  type: 'object',
  properties: {
    hash: { type: 'string', maxLength: 64 },
    prevHash: { type: 'string' },
    seq: { type: 'number' },
    text: { type: 'string' },
  },
  required: ['hash', 'prevHash', 'seq', 'text'],
}
