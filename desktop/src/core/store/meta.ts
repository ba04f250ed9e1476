import type { TillId, PointId } from '#shared/ids.ts'
import type { Ack } from '../../machine/contract.ts'
import type { Views } from '../journal/views.ts'
import type { KeptLock } from '../staff/pin-lock.ts'
import type { TillDb } from './database.ts'

export type Identity = { tillId: TillId; pointId: PointId; number: number; name: string }

/** The single values of the store. */
type MetaValues = {
  schema: number
  identity: Identity
  /** The code this till enrolled with: a server restored to before that takes it again (P10). */
  enrolCode: string
  ack: Ack
  feedCursor: string
  /** Server minus till, as last learnt in any run: only for timing tokens. */
  tokenOffsetMs: number
  /** A sale found kept after an unknown outcome, until the cashier settles it. */
  unsettledSeq: number
  views: Views
  /** Entries whose text came back after the server had noted a hole there. */
  refilled: number[]
  /** What is left of each person's wait after wrong PINs. */
  pinLocks: Record<string, KeptLock>
}
export type MetaKey = keyof MetaValues
export type MetaRow = { [TKey in MetaKey]: { key: TKey; value: MetaValues[TKey] } }[MetaKey]

export async function readMeta<TKey extends MetaKey>(
  db: TillDb,
  key: TKey,
): Promise<MetaValues[TKey] | null> {
  const row = await db.meta.get(key)
  return row === undefined ? null : (row.value as MetaValues[TKey]) // written by writeMeta under this key
}

export async function writeMeta<TKey extends MetaKey>(
  db: TillDb,
  key: TKey,
  value: MetaValues[TKey],
): Promise<void> {
  await db.meta.put({ key, value } as MetaRow) // a union cannot be made from a type parameter
}

export async function clearMeta(db: TillDb, key: MetaKey): Promise<void> {
  await db.meta.delete(key)
}
