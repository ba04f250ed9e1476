import { createPublicKey } from 'node:crypto'
import { decodeJwt, errors, jwtVerify } from 'jose'
import { TOKEN_AUDIENCE, TOKEN_LEEWAY_SECONDS, TOKEN_LIFE_SECONDS } from '#shared/protocol/wire.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Queryable } from '../../db/pool.ts'
import type { Refusal } from '../../db/refusal.ts'
import { findTill, type ProvenTill, type TillRecord } from '../../db/till-rows.ts'

/**
 * Who sends a request: the bearer token must be signed by the till's own key, for this service, at about the
 * server's time (60 s either way) and for 60 s at most. A token that is only ill-timed is answered `clock`, so that
 * the till signs again with the server's now (P11).
 */
export async function proveTill(
  db: Queryable,
  request: { authorization: string | undefined; nowMs: number },
): Promise<Result<ProvenTill, Refusal>> {
  const token = /^Bearer (\S+)$/i.exec(request.authorization ?? '')?.[1]
  const tillId = token === undefined ? undefined : subjectOf(token)
  if (token === undefined || tillId === undefined) return badKey('no bearer token with a till as its subject')
  const till = await findTill(db, tillId)
  if (!till) return err({ reason: 'unknown-till', message: `till ${tillId} is not known here` })
  return verify(token, till, request.nowMs)
}

async function verify(token: string, till: TillRecord, nowMs: number): Promise<Result<ProvenTill, Refusal>> {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: till.publicKey }, format: 'jwk' })
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      audience: TOKEN_AUDIENCE,
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: TOKEN_LEEWAY_SECONDS,
      maxTokenAge: TOKEN_LIFE_SECONDS,
      currentDate: new Date(nowMs),
    })
    const { iat = 0, exp = 0 } = payload
    if (exp - iat > TOKEN_LIFE_SECONDS) return badKey(`a token lives ${TOKEN_LIFE_SECONDS} s at most`)
    return ok({ ...till, issuedAtMs: iat * 1000 })
  } catch (error) {
    if (isIllTimed(error))
      return err({ reason: 'clock', message: `the token is not of this time: ${error.message}` })
    if (error instanceof errors.JOSEError) return badKey(`the token is refused: ${error.message}`)
    throw error
  }
}

function subjectOf(token: string): string | undefined {
  try {
    const { sub } = decodeJwt(token)
    return sub !== undefined && /^[a-z2-7]{26}$/.test(sub) ? sub : undefined
  } catch {
    return undefined
  }
}

/** jose looks at the claims only after the signature, so an ill-timed token is the till's own. */
function isIllTimed(error: unknown): error is errors.JWTExpired | errors.JWTClaimValidationFailed {
  if (error instanceof errors.JWTExpired) return true
  return (
    error instanceof errors.JWTClaimValidationFailed &&
    error.claim === 'iat' &&
    error.reason === 'check_failed'
  )
}

function badKey(message: string): { ok: false; error: Refusal } {
  return err({ reason: 'bad-key', message })
}
