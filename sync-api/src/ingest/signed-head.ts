import { createPublicKey, verify } from 'node:crypto'
import type { EntryHash } from '#shared/journal/hash.ts'
import { headMessage } from '#shared/protocol/wire.ts'
import type { Held, Placement } from './place.ts'

export type SignedHead = { seq: number; hash: EntryHash; sig: string }

/** Whether the till itself says where its journal ends (P21). */
export function isHeadSigned(till: { tillId: string; publicKey: string }, head: SignedHead): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: till.publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(headMessage(till.tillId, head)), key, Buffer.from(head.sig, 'base64url'))
}

/** Whether this copy of the till is off the branch that is kept (P5): the server holds another hash at its head. */
export function isOffBranch(held: Held, head: SignedHead): boolean {
  const stored = held.rows.get(head.seq)
  return stored !== undefined && stored.hash !== head.hash
}

/**
 * Whether the till once signed an entry that can no longer take its place (P21): it signs another hash at the same
 * seq, or another entry has just taken it. The till goes on; what is missing is named.
 */
export function isSignedHeadLost(
  signed: { signedSeq: number; signedHash: EntryHash | null },
  { head, added }: { head: SignedHead; added: Placement['added'] },
): boolean {
  if (signed.signedHash === null) return false
  const other = [head, ...added].find((entry) => entry.seq === signed.signedSeq)
  return other !== undefined && other.hash !== signed.signedHash
}
