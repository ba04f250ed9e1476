import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { SignJWT } from 'jose'
import { base32 } from '#shared/base32.ts'
import { type PointId, pointIdSchema, type TillId, tillIdOf } from '#shared/ids.ts'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'
import { type EnrolAnswer, enrolAnswerSchema } from '#shared/protocol/enrol.ts'
import { wireErrorDataSchema } from '#shared/protocol/errors.ts'
import { type PullAnswer, pullAnswerSchema, type PullRequest } from '#shared/protocol/pull.ts'
import { type PushAnswer, pushAnswerSchema } from '#shared/protocol/push.ts'
import { readSent, type SentEntry as WireEntry } from '#shared/protocol/sent-entry.ts'
import { EMPTY_HEAD, headMessage, TOKEN_AUDIENCE } from '#shared/protocol/wire.ts'
import { buildEntries } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { callWire, POINT, type WireReply, type WireServer } from './wire-server.ts'

export type WireError = { reason: string; now: number; seq?: number | undefined; message: string }
type SentEntry = WireEntry & { side?: string }
type Pulled = Omit<PullAnswer, 'siblings'> & {
  siblings: (Omit<PullAnswer['siblings'][number], 'entries'> & { entries: ChainedEntry[] })[]
}

/** A till as a stranger would write it: a key, a journal in memory, and the three procedures. */
export type WireTill = {
  server: WireServer
  tillId: TillId
  pointId: PointId
  publicKey: { kty: 'OKP'; crv: 'Ed25519'; x: string }
  privateKey: KeyObject
  boot: string
  /** Its journal so far; `write` adds sales. */
  entries: ChainedEntry[]
}

let made = 0

export function makeTill(server: WireServer, options: { pointId?: string } = {}): WireTill {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const { pointId = POINT } = options
  return {
    server,
    tillId: tillIdOf(Buffer.from(x, 'base64url')),
    pointId: pointIdSchema.parse(pointId),
    publicKey: { kty: 'OKP', crv: 'Ed25519', x },
    privateKey,
    boot: freshBoot(`till/${++made}`),
    entries: [],
  }
}

export function freshBoot(seed: string): string {
  return base32(seededRandom(seed).bytes(16))
}

/** A copy of the till as it is, a program start of its own, which goes its own way from here. */
export function copyTill(till: WireTill): WireTill {
  return { ...till, entries: [...till.entries], boot: freshBoot(`copy/${++made}`) }
}

export function headOf(till: WireTill): Head {
  const last = till.entries.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : EMPTY_HEAD
}

/** Adds an entry with that text, whatever it says, to the till's journal. */
export function writeText(till: WireTill, text: string): ChainedEntry {
  const { seq, hash } = headOf(till)
  const entry = { seq: seq + 1, prevHash: hash, hash: hashEntry(hash, text), text }
  till.entries.push(entry)
  return entry
}

/** Adds sales to its journal and gives them back. */
export function write(till: WireTill, count: number, seed = 1): ChainedEntry[] {
  const { tillId, pointId } = till
  const added = buildEntries({ seed, count, tillId, pointId, head: headOf(till) })
  till.entries.push(...added)
  return added
}

export function enrolRequest(till: WireTill, code: string) {
  return { protocol: 1, code, name: 'Quầy 1', publicKey: till.publicKey }
}

export async function enrolTill(server: WireServer, till: WireTill): Promise<EnrolAnswer> {
  const code = await server.code({ pointId: till.pointId })
  return enrolAnswerSchema.parse(
    answered(await callWire(server, 'till.enrol', { input: enrolRequest(till, code) })),
  )
}

/** A till that is enrolled at the server's first point. */
export async function enrolledTill(
  server: WireServer,
  options: { pointId?: string } = {},
): Promise<WireTill> {
  const till = makeTill(server, options)
  await enrolTill(server, till)
  return till
}

export function signToken(
  till: WireTill,
  nowMs: number,
  claims: Record<string, unknown> = {},
): Promise<string> {
  const iat = Math.floor(nowMs / 1000)
  return new SignJWT({ sub: till.tillId, aud: TOKEN_AUDIENCE, iat, exp: iat + 60, ...claims })
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(till.privateKey)
}

export function signHead(till: WireTill, head: Head): Head & { sig: string } {
  const sig = sign(null, Buffer.from(headMessage(till.tillId, head)), till.privateKey).toString('base64url')
  return { ...head, sig }
}

export function pushRequest(till: WireTill, entries: readonly SentEntry[], head: Head = headOf(till)) {
  return { protocol: 1, epoch: null, boot: till.boot, head: signHead(till, head), entries }
}

type PushOptions = { head?: Head; isGzipped?: boolean }

export async function sendPush(
  till: WireTill,
  entries: readonly SentEntry[],
  { head, isGzipped = false }: PushOptions = {},
): Promise<WireReply> {
  const token = await signToken(till, till.server.clock.nowMs())
  return callWire(till.server, 'till.push', { input: pushRequest(till, entries, head), token, isGzipped })
}

/** Pushes and expects an answer. */
export async function push(
  till: WireTill,
  entries: readonly SentEntry[],
  options: PushOptions = {},
): Promise<PushAnswer> {
  return pushAnswerSchema.parse(answered(await sendPush(till, entries, options)))
}

/** Pulls and expects an answer, its entries sound and with all their hashes. */
export async function pull(till: WireTill, request: Partial<PullRequest> = {}): Promise<Pulled> {
  const token = await signToken(till, till.server.clock.nowMs())
  const input = { protocol: 1, epoch: null, boot: till.boot, feed: null, siblings: {}, ...request }
  const answer = pullAnswerSchema.parse(answered(await callWire(till.server, 'till.pull', { input, token })))
  const siblings = answer.siblings.map((page) => {
    const { entries, found } = readSent(page.entries)
    if (found) throw new Error(`entry ${found.seq} came down broken: ${found.fault}`)
    return { ...page, entries }
  })
  return { ...answer, siblings }
}

export function answered(reply: WireReply): unknown {
  if (!reply.isOk) throw new Error(`refused: ${reply.body}`)
  return reply.json
}

/** The refusal of a reply that must be one, checked to be as the wire says. */
export function refused(reply: WireReply): WireError {
  if (reply.isOk) throw new Error(`answered: ${reply.body}`)
  const { data, message } = reply.json as { data: unknown; message: string }
  return { ...wireErrorDataSchema.parse(data), message }
}
