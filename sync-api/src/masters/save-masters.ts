import { err, ok, type Result } from '#shared/result.ts'
import { type BusinessDay, businessDayOf } from '#shared/time.ts'
import type { PinVerifier } from '#shared/pin.ts'
import type { Tx } from '../db/pool.ts'
import type { MasterFault, Saved } from './checked-rows.ts'
import { appendHistory, type ChangedBy, lockMasters, type MasterChange, versionOf } from './history.ts'
import { mintMasterId } from './mint-master-id.ts'
import { type OperatorInput, saveOperators } from './operators.ts'
import { type PointInput, savePoints } from './points.ts'
import { saveProducers } from './producers.ts'
import { type ProductInput, saveProducts } from './products.ts'
import { type MasterRecord, type MasterTable, readMasters } from './read-masters.ts'
import { savePins, saveStaff, type StaffInput } from './staff.ts'

/**
 * A record as someone typed it. `version`: the number of its last change they had seen, null for a new record, whose
 * id is made here.
 */
export type TypedMaster = { table: MasterTable; row: Record<string, unknown>; version: number | null }

/** `changed`: someone else saved it since; nothing was written. */
export type SaveFault = { code: 'faults'; faults: MasterFault[] } | { code: 'changed' }

/** Saves one record and says in the history what it was before. */
export async function saveMaster(
  tx: Tx,
  { table, row, version }: TypedMaster,
  changed: ChangedBy,
): Promise<Result<{ id: string }, SaveFault>> {
  await lockMasters(tx)
  const id = version === null ? await mintMasterId(tx, table, row) : String(row['id'])
  if (version !== null && version !== (await versionOf(tx, { table, id }))) return err({ code: 'changed' })
  const saved = await saveMasters(tx, { table, rows: [{ ...row, id }] }, changed)
  return saved.ok ? ok({ id }) : err({ code: 'faults', faults: saved.error })
}

/** Saves records of one table, all or none, and adds those that really changed to the history. */
export async function saveMasters(
  tx: Tx,
  { table, rows }: { table: MasterTable; rows: readonly MasterRecord[] },
  changed: ChangedBy,
): Promise<Saved<{ id: string }>> {
  await lockMasters(tx)
  const ids = rows.map(({ id }) => id)
  const before = byId(await readMasters(tx, table, ids))
  const saved = await SAVE[table](tx, rows, businessDayOf(changed.nowMs))
  if (!saved.ok) return saved
  const after = byId(await readMasters(tx, table, ids))
  const changes = ids.map(
    (id): MasterChange => ({
      table,
      id,
      what: 'saved',
      before: before.get(id) ?? null,
      after: after.get(id) ?? null,
    }),
  )
  await appendHistory(
    tx,
    changes.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
    changed,
  )
  return saved
}

/** Sets a PIN, or takes it away with null. False when nobody knows that person. */
export async function savePin(
  tx: Tx,
  { id, pin }: { id: string; pin: PinVerifier | null },
  changed: ChangedBy,
): Promise<boolean> {
  await lockMasters(tx)
  const [before] = await readMasters(tx, 'staff', [id])
  if (!before) return false
  const saved = await savePins(tx, [{ id, pin }])
  if (!saved.ok) throw new Error(`a verifier of our own making is ${saved.error[0]?.code}`)
  const [after = null] = await readMasters(tx, 'staff', [id])
  const what = pin === null ? 'pin-cleared' : 'pin-set'
  await appendHistory(tx, [{ table: 'staff', id, what, before, after }], changed)
  return true
}

/** The rows are what people typed: each function reads them by its schema first, and names what does not fit. */
const SAVE: Record<
  MasterTable,
  (tx: Tx, rows: readonly MasterRecord[], today: BusinessDay) => Promise<Saved<{ id: string }>>
> = {
  operator: (tx, rows, today) => saveOperators(tx, rows as unknown as OperatorInput[], today),
  point: (tx, rows, today) => savePoints(tx, rows as unknown as PointInput[], today),
  staff: (tx, rows) => saveStaff(tx, rows as unknown as StaffInput[]),
  producer: (tx, rows) => saveProducers(tx, rows as unknown as Parameters<typeof saveProducers>[1]),
  product: (tx, rows, today) => saveProducts(tx, rows as unknown as ProductInput[], today),
}

function byId(records: readonly MasterRecord[]): Map<string, MasterRecord> {
  return new Map(records.map((record) => [record.id, record]))
}
