import type { PointId, TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { err, must, ok, type Result } from '#shared/result.ts'
import { publishChanges } from '../../db/feed-log.ts'
import type { Tx } from '../../db/pool.ts'
import type { Refusal } from '../../db/refusal.ts'

const MAX_NUMBER = 999

export type TillRow = {
  tillId: TillId
  pointId: PointId
  number: number
  name: string
  isRevoked: boolean
  /** The server's head of its journal (P3). */
  through: number
  hash: EntryHash
}

const TILL = `select till.id as "tillId", point_id as "pointId", number, name, revoked_at is not null as "isRevoked",
  head.through, encode(head.hash, 'hex') as hash
  from till join till_head head on head.till_id = till.id`

export async function findByKey(tx: Tx, key: string): Promise<TillRow | undefined> {
  const { rows } = await tx.query<TillRow>(`${TILL} where public_key = $1`, [key])
  return rows[0]
}

/** Whether a key that no till has now belonged to one before, as its first or a later key. */
export async function wasReplaced(tx: Tx, key: string, firstTillId: TillId): Promise<boolean> {
  const { rowCount } = await tx.query(
    'select 1 from till_key where public_key = $1 union all select 1 from till where id = $2',
    [key, firstTillId],
  )
  return rowCount !== 0
}

/** Locks its head, so that the answer about its journal stays true until the end of the transaction. */
export async function findEnrolled(tx: Tx, tillId: string): Promise<TillRow | undefined> {
  const { rows } = await tx.query<TillRow>(`${TILL} where till.id = $1 for update`, [tillId])
  return rows[0]
}

type NewTill = { tillId: string; pointId: string; key: string; name: string; asked: number | undefined }

/** Adds a till with an empty journal. The point is locked: its number is the asked one if free, else the next. */
export async function addTill(tx: Tx, till: NewTill): Promise<Result<TillRow, Refusal>> {
  const { rows: others } = await tx.query<{ number: number }>('select number from till where point_id = $1', [
    till.pointId,
  ])
  const number = freeNumber(new Set(others.map((other) => other.number)), till.asked)
  if (number === null)
    return err({ reason: 'bad-request', message: `number: the point has ${MAX_NUMBER} tills` })
  await tx.query(
    `with added as (
       insert into till (id, point_id, number, name, public_key) values ($1, $2, $3, $4, $5) returning id
     ), head as (insert into till_head (till_id) select id from added)
     insert into till_key (public_key, till_id) select $5, id from added`,
    [till.tillId, till.pointId, number, till.name, till.key],
  )
  const added = must(await findEnrolled(tx, till.tillId), 'the till just added')
  await publishTill(tx, added)
  return ok(added)
}

/** Gives a till a new key; from here on the old one is refused. */
export async function replaceKey(tx: Tx, till: TillRow, key: string): Promise<Result<TillRow, Refusal>> {
  await tx.query(
    `with replaced as (update till set public_key = $2 where id = $1 returning id)
     insert into till_key (public_key, till_id) select $2, id from replaced`,
    [till.tillId, key],
  )
  return ok(till)
}

/** From here on its pushes go to quarantine and it pulls nothing (P22). Answers false when nobody knows it. */
export async function revokeTill(tx: Tx, tillId: string, nowMs: number): Promise<boolean> {
  const till = await findEnrolled(tx, tillId)
  if (!till) return false
  await tx.query('update till set revoked_at = $2 where id = $1 and revoked_at is null', [
    tillId,
    new Date(nowMs),
  ])
  await publishTill(tx, { ...till, isRevoked: true })
  return true
}

/** Tells the point's tills of each other. */
async function publishTill(tx: Tx, { tillId: id, pointId, number, name, isRevoked }: TillRow): Promise<void> {
  await publishChanges(tx, [
    { scope: { kind: 'point', pointId }, table: 'till', id, row: { id, number, name, isRevoked } },
  ])
}

/** Never a number that another till had, as long as there are others: slips of both would look alike. */
function freeNumber(taken: ReadonlySet<number>, asked: number | undefined): number | null {
  if (asked !== undefined && !taken.has(asked)) return asked
  const next = Math.max(0, ...taken) + 1
  if (next <= MAX_NUMBER) return next
  for (let number = 1; number <= MAX_NUMBER; number++) if (!taken.has(number)) return number
  return null
}
