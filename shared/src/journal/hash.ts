import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { branded } from '../branded.ts'

declare const hashBrand: unique symbol
/** SHA-256 as 64 lower-case hex digits. */
export type EntryHash = string & { readonly [hashBrand]: true }

/** prevHash of the entry with seq 1, and the head hash of an empty journal. */
export const ZERO_HASH = '0'.repeat(64) as EntryHash

export const entryHashSchema = branded<EntryHash, string>(z.string().regex(/^[0-9a-f]{64}$/))

/** Bytes in, 32 bytes out. The server passes its native one; the answer is the same. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** The chain: SHA-256(prevHash as 32 bytes ‖ UTF-8 of text). SPEC §2. */
export function hashEntry(prevHash: EntryHash, text: string, digest: Sha256 = sha256): EntryHash {
  return bytesToHex(digest(concatBytes(hexToBytes(prevHash), utf8ToBytes(text)))) as EntryHash
}

/** SHA-256 of the UTF-8 of `side`, the buyer's data beside an entry. SPEC §2.4. */
export function hashSide(side: string, digest: Sha256 = sha256): EntryHash {
  return bytesToHex(digest(utf8ToBytes(side))) as EntryHash
}
