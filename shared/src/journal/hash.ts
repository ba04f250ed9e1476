import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { branded } from '../branded.ts'

declare const hashBrand: unique symbol
/** SHA-256 as 64 lower-case hex digits. */
export type EntryHash = string & { readonly [hashBrand]: true }

/** prevHash of the entry with seq 1, and the head hash of an empty journal. */
export const ZERO_HASH = '0'.repeat(64) as EntryHash

export const entryHashSchema = branded<EntryHash, string>(z.string().regex(/^[0-9a-f]{64}$/))

/** Bytes in, 32 bytes out. The server passes its native one; the answer is the same. The bytes are lent for the call. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** The chain: SHA-256(prevHash as 32 bytes ‖ UTF-8 of text). SPEC §2. */
export function hashEntry(prevHash: EntryHash, text: string, digest: Sha256 = sha256): EntryHash {
  return bytesToHex(digest(chainedBytes(prevHash, text))) as EntryHash
}

/** In every browser and in Node, though no part of the language. */
declare const TextEncoder: new () => { encodeInto(text: string, into: Uint8Array): { written: number } }
const encoder = new TextEncoder()
/** Used again for each entry: making new bytes took longer than hashing them. */
let workspace = new Uint8Array(0)

function chainedBytes(prevHash: EntryHash, text: string): Uint8Array {
  const before = hexToBytes(prevHash)
  const most = before.length + text.length * 3 // no UTF-16 unit takes more than three bytes
  if (workspace.length < most) workspace = new Uint8Array(most)
  workspace.set(before)
  const { written } = encoder.encodeInto(text, workspace.subarray(before.length))
  return workspace.subarray(0, before.length + written)
}

/** SHA-256 of the UTF-8 of `side`, the buyer's data beside an entry. SPEC §2.4. */
export function hashSide(side: string, digest: Sha256 = sha256): EntryHash {
  return bytesToHex(digest(utf8ToBytes(side))) as EntryHash
}
