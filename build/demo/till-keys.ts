import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { type TillId, tillIdOf } from '#shared/ids.ts'
import type { Head } from '#shared/journal/entry.ts'
import { headMessage, type PublicKeyJwk } from '#shared/protocol/wire.ts'
import { must } from '#shared/result.ts'
import type { Random } from '#shared/testing/random.ts'

/** A till's key made from a seed, for demonstration only: a real till makes its own and never shows it. */
export type TillKeys = { tillId: TillId; publicKey: PublicKeyJwk; signHead: (head: Head) => string }

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

export function makeTillKeys(random: Random): TillKeys {
  const der = Buffer.concat([PKCS8_PREFIX, random.bytes(32)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const x = publicPart(privateKey)
  const tillId = tillIdOf(Buffer.from(x, 'base64url'))
  return {
    tillId,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x },
    signHead: (head) => sign(null, Buffer.from(headMessage(tillId, head)), privateKey).toString('base64url'),
  }
}

function publicPart(privateKey: KeyObject): string {
  return must(createPublicKey(privateKey).export({ format: 'jwk' }).x, 'the public key of Ed25519')
}
