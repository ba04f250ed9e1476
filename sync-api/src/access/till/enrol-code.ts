import { createHash, randomBytes } from 'node:crypto'
import type { Queryable } from '../../db/pool.ts'

/** Crockford's base32: no I, L, O, U, so that a code survives being read out over the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const LIFE_MS = 24 * 60 * 60 * 1000

export type NewEnrolCode = {
  pointId: string
  /** Given: the code replaces the key of this till and enrols no other (P15). */
  tillId?: string
  nowMs: number
  lifeMs?: number
}

/**
 * Makes a code that enrols one till at a point, once: 60 random bits in three groups of four. Only its hash is kept,
 * so this answer is the only place where it can be read.
 */
export async function createEnrolCode(
  db: Queryable,
  { pointId, tillId, nowMs, lifeMs = LIFE_MS }: NewEnrolCode,
): Promise<{ code: string; expiresAtMs: number }> {
  const characters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte & 31])
  const code = characters.join('').replace(/(.{4})(?=.)/g, '$1-')
  const expiresAtMs = nowMs + lifeMs
  await db.query(
    `insert into enrol_code (code_hash, point_id, till_id, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
    [hashEnrolCode(code), pointId, tillId ?? null, new Date(nowMs), new Date(expiresAtMs)],
  )
  return { code, expiresAtMs }
}

/** What is kept of a code. Spaces, hyphens, case and look-alikes do not matter. */
export function hashEnrolCode(code: string): Buffer {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return createHash('sha256').update(plain).digest()
}
