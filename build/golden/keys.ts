import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { type TillId, tillIdOf } from '#shared/ids.ts'
import type { Head } from '#shared/journal/entry.ts'
import { type PublicKeyJwk, headMessage } from '#shared/protocol/wire.ts'

/** A till of the golden files. Its key is public knowledge: 32 counted bytes, never to be used. */
export type GoldenTill = { tillId: TillId; privateJwk: PublicKeyJwk & { d: string }; publicJwk: PublicKeyJwk }

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

export function goldenTill(firstByte: number): GoldenTill {
  const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => firstByte + index))
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key has an x')
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x } as const
  const privateJwk = { ...publicJwk, d: seed.toString('base64url') }
  return { tillId: tillIdOf(Buffer.from(x, 'base64url')), privateJwk, publicJwk }
}

/** Ed25519 of the UTF-8, base64url without padding. */
export function signText(till: GoldenTill, text: string): string {
  return sign(null, Buffer.from(text), keyOf(till)).toString('base64url')
}

/** A head as a push holds it (P21). */
export function signedHead(till: GoldenTill, { seq, hash }: Head): Head & { sig: string } {
  return { seq, hash, sig: signText(till, headMessage(till.tillId, { seq, hash })) }
}

function keyOf(till: GoldenTill): KeyObject {
  return createPrivateKey({ key: till.privateJwk, format: 'jwk' })
}
