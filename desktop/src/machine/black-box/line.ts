import { crc32 } from 'node:zlib'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { wireEntrySchema } from '#shared/protocol/wire.ts'
import { type Ack, ackSchema, type BoxIdentity, identitySchema } from '../contract.ts'

/**
 * One line of the black box: a JSON object whose first member is the CRC-32 (8 hex digits) of every byte behind
 * it, up to the newline. An entry is {"crc","seq","prevHash","hash","text"}; notes are {"crc","ack"} and
 * {"crc","identity"}. Anybody with a text editor can read it; a flipped byte is seen without parsing.
 */
export type BoxNote = { ack: Ack } | { identity: BoxIdentity }

/** What a scan needs of a line, read without parsing an entry's text. */
export type LinePeek = { entry: Head & { prevHash: EntryHash } } | BoxNote

const CRC_START = '{"crc":"'
const BODY_START = CRC_START.length + 8 + 2
const ENTRY_HEAD = /^"seq":(\d{1,10}),"prevHash":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","text":/
const LONGEST_ENTRY_HEAD = 200

export function entryLine(entry: ChainedEntry): Buffer {
  const { seq, prevHash, hash, text } = entry
  return lineOf({ seq, prevHash, hash, text })
}

export function noteLine(note: BoxNote): Buffer {
  return lineOf(note)
}

/** What the line (without its newline) is; null when it is damaged. */
export function peekLine(line: Buffer): LinePeek | null {
  if (!isSoundLine(line)) return null
  const head = ENTRY_HEAD.exec(line.toString('latin1', BODY_START, BODY_START + LONGEST_ENTRY_HEAD))
  if (head)
    return { entry: { seq: Number(head[1]), prevHash: head[2] as EntryHash, hash: head[3] as EntryHash } }
  const note = parse(line)
  const ack = ackSchema.safeParse(note.ack)
  if (ack.success) return { ack: ack.data }
  const identity = identitySchema.safeParse(note.identity)
  return identity.success ? { identity: identity.data } : null
}

/** The whole entry of a line that `peekLine` found to be one; null when somebody else wrote it. */
export function readEntryLine(line: Buffer): ChainedEntry | null {
  const entry = wireEntrySchema.safeParse(parse(line))
  return entry.success ? entry.data : null
}

/** A record as a line, newline and checksum included. */
export function lineOf(record: object): Buffer {
  const body = JSON.stringify(record).slice(1)
  return Buffer.from(`${CRC_START}${hex(crc32(body))}",${body}\n`)
}

/** Whether the line's (without newline) checksum fits. */
export function isSoundLine(line: Buffer): boolean {
  if (line.length <= BODY_START || line.toString('latin1', 0, CRC_START.length) !== CRC_START) return false
  return (
    line.toString('latin1', CRC_START.length, BODY_START) === `${hex(crc32(line.subarray(BODY_START)))}",`
  )
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0')
}

function parse(line: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(line.toString('utf8')) as Record<string, unknown> // our own lines are objects
  } catch {
    return {}
  }
}
