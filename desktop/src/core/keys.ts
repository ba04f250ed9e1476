import { type TillId, tillIdOf } from '#shared/ids.ts'
import type { PublicKeyJwk } from '#shared/protocol/wire.ts'
import { toBase64Url } from '#shared/base64url.ts'
import type { KeyRow, TillDb } from './store/database.ts'
import type { Identity } from './store/meta.ts'

/** The till's key pair: made once on this machine, its private half can be used but never read out. */
export async function loadOrMakeKey(
  db: TillDb,
  subtle: SubtleCrypto,
  identity: Identity | null,
): Promise<KeyRow> {
  const kept = await db.key.get('till')
  if (identity === null || kept?.enrolledFor === identity.tillId) return kept ?? makeKey(db, subtle, 'till')
  const next = await db.key.get('next')
  if (next === undefined || firstTillIdOf(next) !== identity.tillId)
    return kept ?? makeKey(db, subtle, 'till')
  // the power went while this till was beginning anew: the box knows that it did
  const promoted: KeyRow = { ...next, id: 'till', enrolledFor: identity.tillId }
  await db.key.put(promoted)
  return promoted
}

/** The key of the till this one is about to become, kept before anybody is asked. */
export async function makeNextKey(db: TillDb, subtle: SubtleCrypto): Promise<KeyRow> {
  return (await db.key.get('next')) ?? makeKey(db, subtle, 'next')
}

async function makeKey(db: TillDb, subtle: SubtleCrypto, id: KeyRow['id']): Promise<KeyRow> {
  const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('Ed25519 gives a pair')
  const x = toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  const row: KeyRow = { id, pair, x, enrolledFor: null }
  await db.key.put(row)
  return row
}

/** The id a till with this as its first key has for ever. */
function firstTillIdOf(key: KeyRow): TillId {
  return tillIdOf(
    Uint8Array.from(atob(key.x.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)),
  )
}

export function publicJwkOf(key: KeyRow): PublicKeyJwk {
  return { kty: 'OKP', crv: 'Ed25519', x: key.x }
}

/** Ed25519 over the UTF-8 of a text, base64url. */
export async function signText(key: KeyRow, text: string, subtle: SubtleCrypto): Promise<string> {
  return toBase64Url(
    new Uint8Array(await subtle.sign('Ed25519', key.pair.privateKey, new TextEncoder().encode(text))),
  )
}
