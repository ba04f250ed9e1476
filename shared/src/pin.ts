import { scryptAsync } from '@noble/hashes/scrypt.js'
import { z } from 'zod'
import { fromBase64Url, toBase64Url } from './base64url.ts'

/** A PIN that nobody can read back: scrypt (RFC 7914) with its costs, 32 bytes; base64url without padding. */
export const pinVerifierSchema = z.object({
  salt: z.string().regex(/^[A-Za-z0-9_-]{22,86}$/),
  hash: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
})
export type PinVerifier = z.infer<typeof pinVerifierSchema>

/** 32 MiB and about a tenth of a second for each guess; four digits alone are worth little, so tills lock as well. */
export const PIN_COSTS = { n: 2 ** 15, r: 8, p: 1 } as const

/** 4 to 8 digits. */
export function isPinText(text: string): boolean {
  return /^\d{4,8}$/.test(text)
}

/** Makes the verifier of a PIN from 16 fresh random bytes. */
export async function makePin(pin: string, salt: Uint8Array): Promise<PinVerifier> {
  if (!isPinText(pin)) throw new RangeError('a PIN has 4 to 8 digits')
  if (salt.length < 16) throw new RangeError('a salt has 16 bytes or more')
  const hash = await hashOf(pin, salt, PIN_COSTS)
  return { salt: toBase64Url(salt), hash: toBase64Url(hash), ...PIN_COSTS }
}

/** Whether it is the PIN; a verifier whose costs cannot be worked with fits none. */
export async function isPin(pin: string, verifier: PinVerifier): Promise<boolean> {
  if (!isPinText(pin) || !isWorkable(verifier)) return false
  const hash = await hashOf(pin, fromBase64Url(verifier.salt), verifier)
  return toBase64Url(hash) === verifier.hash
}

type Costs = Pick<PinVerifier, 'n' | 'r' | 'p'>

/** n a power of two, and no more memory than a shop PC can spare: 128 × n × r ≤ 256 MiB. */
function isWorkable({ n, r }: Costs): boolean {
  return Number.isInteger(Math.log2(n)) && 128 * n * r <= 256 * 2 ** 20
}

function hashOf(pin: string, salt: Uint8Array, { n, r, p }: Costs): Promise<Uint8Array> {
  return scryptAsync(pin, salt, { N: n, r, p, dkLen: 32 })
}
