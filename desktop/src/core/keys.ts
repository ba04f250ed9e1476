import { type TillId, tillIdOf } from '#shared/ids.ts'
import type { PublicKeyJwk } from '#shared/protocol/wire.ts'
import { base64url } from './base64url.ts'
import type { KeyRow, TillDb } from './store/database.ts'

/** The till's key pair: made once on this machine, its private half can be used but never read out. */
export async function loadOrMakeKey(db: TillDb, subtle: SubtleCrypto): Promise<KeyRow> {
  const kept = await db.key.get('till')
  if (kept !== undefined) return kept
  const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('Ed25519 gives a pair')
  const x = base64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  const row: KeyRow = { id: 'till', pair, x, enrolledFor: null }
  await db.key.put(row)
  return row
}

export function publicJwkOf(key: KeyRow): PublicKeyJwk {
  return { kty: 'OKP', crv: 'Ed25519', x: key.x }
}

/** The id a till with this as its first key has for ever. */
export async function firstTillIdOf(key: KeyRow, subtle: SubtleCrypto): Promise<TillId> {
  return tillIdOf(new Uint8Array(await subtle.exportKey('raw', key.pair.publicKey)))
}

/** Ed25519 over the UTF-8 of a text, base64url. */
export async function signText(key: KeyRow, text: string, subtle: SubtleCrypto): Promise<string> {
  return base64url(
    new Uint8Array(await subtle.sign('Ed25519', key.pair.privateKey, new TextEncoder().encode(text))),
  )
}
