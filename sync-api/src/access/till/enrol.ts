import type { z } from 'zod'
import { tillIdOf } from '#shared/ids.ts'
import type { EnrolAnswer, enrolRequestSchema } from '#shared/protocol/enrol.ts'
import { err, must, ok, type Result } from '#shared/result.ts'
import { type Db, inTransaction, type Tx } from '../../db/pool.ts'
import type { Refusal } from '../../db/refusal.ts'
import { countEnrolAttempt, forgiveEnrolAttempt } from './enrol-attempts.ts'
import { hashEnrolCode } from './enrol-code.ts'
import { addTill, findByKey, findEnrolled, replaceKey, type TillRow, wasReplaced } from './till-table.ts'

type Request = z.output<typeof enrolRequestSchema>
type Enrolled = Result<TillRow, Refusal>
type Code = { point_id: string; till_id: string | null; used_key: string | null; is_valid: boolean }

/**
 * A code from the office makes a key known. Same code and same key: the same answer, however late (P8). A till that
 * enrols again with its key is the same till, under its old number where that is free (P10). A new key for an old
 * till needs a code made for that till and proof of its journal (P15).
 */
export async function enrol(
  db: Db,
  { request, address, nowMs }: { request: Request; address: string; nowMs: number },
): Promise<Result<EnrolAnswer, Refusal>> {
  if (!(await countEnrolAttempt(db, address, nowMs)))
    return err({ reason: 'busy', message: 'too many wrong codes from this address, wait ten minutes' })
  const enrolled = await inTransaction(db, (tx) => enrolIn(tx, request, nowMs))
  if (enrolled.ok || enrolled.error.reason !== 'bad-code') await forgiveEnrolAttempt(db, address)
  if (!enrolled.ok) return enrolled
  const { tillId, pointId, number } = enrolled.value
  const { rows } = await db.query<{ epoch: string }>('select server_epoch() as epoch')
  return ok({ tillId, pointId, number, epoch: must(rows[0], 'an epoch').epoch, now: nowMs })
}

async function enrolIn(tx: Tx, request: Request, nowMs: number): Promise<Enrolled> {
  const codeHash = hashEnrolCode(request.code)
  const code = await lockCode(tx, codeHash, nowMs)
  if (!code) return badCode('the code is not known here')
  const isRepeat = code.used_key === request.publicKey.x
  if (!isRepeat && code.used_key !== null) return badCode('the code was used for another till')
  if (!isRepeat && !code.is_valid) return badCode('the code has expired')
  const enrolled = await tillFor(tx, request, code)
  if (enrolled.ok && !isRepeat)
    await tx.query(
      'update enrol_code set used_at = $2, used_key = $3, used_by_till = $4 where code_hash = $1',
      [codeHash, new Date(nowMs), request.publicKey.x, enrolled.value.tillId],
    )
  return enrolled
}

/** The code, and with it the point, so that two tills never get one number. */
async function lockCode(tx: Tx, codeHash: Buffer, nowMs: number): Promise<Code | undefined> {
  const { rows } = await tx.query<Code>(
    `select point_id, till_id, used_key, expires_at > $2 as is_valid
     from enrol_code join point on point.id = point_id where code_hash = $1 for no key update`,
    [codeHash, new Date(nowMs)],
  )
  return rows[0]
}

async function tillFor(tx: Tx, request: Request, code: Code): Promise<Enrolled> {
  const key = request.publicKey.x
  const known = await findByKey(tx, key)
  if (known) return sameTill(known, request, code)
  const tillId = tillIdOf(Buffer.from(key, 'base64url'))
  if (await wasReplaced(tx, key, tillId)) return badKey('this key has been replaced by another')
  if (code.till_id !== null) return replacedKey(tx, request, { ...code, till_id: code.till_id })
  if (request.tillId !== undefined && request.tillId !== tillId)
    return badCode(`a key that replaces another needs a code made for till ${request.tillId}`)
  return addTill(tx, { tillId, pointId: code.point_id, key, name: request.name, asked: request.number })
}

function sameTill(known: TillRow, request: Request, code: Code): Enrolled {
  if (known.isRevoked) return badKey('this till was revoked')
  if (known.pointId !== code.point_id) return badCode('the code is for another point')
  if (code.till_id !== null && code.till_id !== known.tillId) return badCode('the code is for another till')
  if (request.tillId !== undefined && request.tillId !== known.tillId)
    return badKey(`this key belongs to till ${known.tillId}`)
  return ok(known)
}

/** P15: only where the till's own black box lies can anyone name the hash of what the server holds last. */
async function replacedKey(
  tx: Tx,
  request: Request,
  code: { point_id: string; till_id: string },
): Promise<Enrolled> {
  const { publicKey, head, name, number: asked } = request
  if (request.tillId !== code.till_id) return badCode(`the code is for till ${code.till_id} only`)
  const till = await findEnrolled(tx, code.till_id)
  if (till?.isRevoked) return badKey('this till was revoked')
  if (till && till.pointId !== code.point_id) return badCode('the code is for another point')
  const through = till?.through ?? 0
  const isProven = head?.seq === through && (through === 0 || head.hash === till?.hash)
  if (!isProven)
    return err({ reason: 'bad-key', message: `show the hash of this till's entry ${through}`, seq: through })
  const { tillId } = request
  if (till) return replaceKey(tx, till, publicKey.x)
  return addTill(tx, { tillId, pointId: code.point_id, key: publicKey.x, name, asked })
}

function badCode(message: string): { ok: false; error: Refusal } {
  return err({ reason: 'bad-code', message })
}

function badKey(message: string): { ok: false; error: Refusal } {
  return err({ reason: 'bad-key', message })
}
