import type { TillId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { isHashOfText } from './chain.ts'
import { MAX_TEXT_BYTES, type WrittenEntry } from './entry.ts'
import type { Sha256 } from './hash.ts'
import { jsonBytes } from './json-bytes.ts'
import { type EntryCarried, MAX_CARRIED_PARTS } from './kinds/entry-carried.ts'

/** What a carrying text needs beside the piece: envelope, ids, hashes, numbers. */
const FRAME_BYTES = 2048
/** Room for one piece as it stands inside the carrying text, JSON escapes counted. */
const PIECE_BYTES = MAX_TEXT_BYTES - FRAME_BYTES

/**
 * The bodies that carry an entry of another journal verbatim (P14), one for all but the longest. Throws
 * RangeError on a text that no wire can bring (over a megabyte of JSON).
 */
export function carryEntry(tillId: TillId, entry: WrittenEntry): EntryCarried[] {
  const pieces = piecesOf(entry.text)
  if (pieces.length > MAX_CARRIED_PARTS) throw new RangeError(`entry ${entry.seq} is too long to be carried`)
  const { seq, prevHash, hash } = entry
  return pieces.map((piece, index) => ({
    tillId,
    seq,
    prevHash,
    hash,
    part: index + 1,
    parts: pieces.length,
    piece,
  }))
}

/**
 * The entry that pieces from one carrier make, in any order, also when some came twice. `incomplete`: wait for
 * the rest. `bad`: they disagree, or the joined text does not fit the hash.
 */
export function joinCarried(
  bodies: readonly EntryCarried[],
  digest?: Sha256,
): Result<{ tillId: TillId; entry: WrittenEntry }, 'incomplete' | 'bad'> {
  const first = bodies[0]
  if (!first) return err('incomplete')
  const pieces: (string | undefined)[] = Array.from({ length: first.parts })
  for (const body of bodies) {
    const held = pieces[body.part - 1]
    if (!isSameEntry(body, first) || (held !== undefined && held !== body.piece)) return err('bad')
    pieces[body.part - 1] = body.piece
  }
  if (pieces.includes(undefined)) return err('incomplete')
  const { tillId, seq, prevHash, hash } = first
  const entry = { seq, prevHash, hash, text: pieces.join('') }
  return isHashOfText(entry, digest) ? ok({ tillId, entry }) : err('bad')
}

function isSameEntry(a: EntryCarried, b: EntryCarried): boolean {
  const isSame = a.tillId === b.tillId && a.seq === b.seq && a.prevHash === b.prevHash && a.hash === b.hash
  return isSame && a.parts === b.parts && a.part <= a.parts
}

/** Cuts between code points, each piece as long as fits. */
function piecesOf(text: string): string[] {
  if (jsonBytes(text) - 2 <= PIECE_BYTES) return [text]
  const pieces: string[] = []
  let start = 0
  let at = 0
  let bytes = 0
  for (const character of text) {
    const size = jsonBytes(character) - 2
    if (bytes + size > PIECE_BYTES) {
      pieces.push(text.slice(start, at))
      start = at
      bytes = 0
    }
    bytes += size
    at += character.length
  }
  return [...pieces, text.slice(start)]
}
