import { z } from 'zod'
import { pointIdSchema, tillIdSchema } from '../ids.ts'
import { seqSchema } from '../journal/common.ts'
import { type EntryHash, entryHashSchema, ZERO_HASH } from '../journal/hash.ts'

export const protocolSchema = z.int().min(1).max(1_000_000)
/** Which life of the server this is: changes at every restore and failover (P10). Opaque to the till. */
export const epochSchema = z.string().min(1).max(128)
/** 128 random bits of one program start, base32. */
export const bootSchema = z.string().regex(/^[a-z2-7]{26}$/)
/** The server's clock, milliseconds since 1970. */
export const serverNowSchema = z.int()
/** Ed25519 signature, base64url without padding. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{86}$/)

export const headSchema = z.object({ seq: z.int().min(0).max(1_000_000_000), hash: entryHashSchema })

/** What a till signs of its newest head (P21). */
export function headMessage(tillId: string, head: { seq: number; hash: EntryHash }): string {
  return `ocop-head-1 ${tillId} ${head.seq} ${head.hash}`
}

export const EMPTY_HEAD = { seq: 0, hash: ZERO_HASH } as const

/** An entry with its place in the chain, as stores and exports hold it. `text` null is a hole (P6b); `side` is the buyer's data beside it, only upwards. */
export const wireEntrySchema = z.object({
  seq: seqSchema,
  prevHash: entryHashSchema,
  hash: entryHashSchema,
  text: z.string().nullable(),
})

export const publicKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})
export type PublicKeyJwk = z.infer<typeof publicKeySchema>

export const wireIds = { tillId: tillIdSchema, pointId: pointIdSchema }

/** A till's name for a token: audience of its JWT, and the longest life the server accepts. */
export const TOKEN_AUDIENCE = 'ocop-sync'
export const TOKEN_LIFE_SECONDS = 60
export const TOKEN_LEEWAY_SECONDS = 60
