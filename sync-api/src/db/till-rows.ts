import type { PointId, TillId } from '#shared/ids.ts'
import type { Queryable } from './pool.ts'

/** A till as the server knows it at the start of a request. */
export type TillRecord = {
  tillId: TillId
  pointId: PointId
  /** x of its Ed25519 JWK: the key it proves itself with today. */
  publicKey: string
  isRevoked: boolean
  /** Highest contiguous seq stored (P3). */
  through: number
  /** The server's epoch (P10). */
  epoch: string
}

/** A till that has proved itself, and when it signed the proof. */
export type ProvenTill = TillRecord & { issuedAtMs: number }

export async function findTill(db: Queryable, tillId: string): Promise<TillRecord | null> {
  const { rows } = await db.query<TillRecord>({
    name: 'find-till',
    text: `select till.id as "tillId", point_id as "pointId", public_key as "publicKey",
       revoked_at is not null as "isRevoked", head.through, server_epoch() as epoch
     from till join till_head head on head.till_id = till.id where till.id = $1`,
    values: [tillId],
  })
  return rows[0] ?? null
}
