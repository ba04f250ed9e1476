import { type ChainBreak, verifyChain } from '#shared/journal/chain.ts'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { TillId } from '#shared/ids.ts'
import { pointIdSchema, tillIdOf } from '#shared/ids.ts'
import { enrolAnswerSchema } from '#shared/protocol/enrol.ts'
import type { FeedChange } from '#shared/protocol/feed.ts'
import { pullAnswerSchema } from '#shared/protocol/pull.ts'
import { pushAnswerSchema, type PushRequest, pushRequestSchema } from '#shared/protocol/push.ts'
import { readSent, type SentEntry, slimEntries } from '#shared/protocol/sent-entry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { err, ok } from '#shared/result.ts'
import type { Clock } from '#shared/time.ts'
import type { Transport, WireFailure } from '../parts.ts'

type Journal = { number: number; entries: ChainedEntry[]; isRevoked: boolean }
/** `lost`: never arrives. `answer-lost`: stored, the answer never comes. */
export type WireFault = 'lost' | 'answer-lost' | WireFailure['reason']

export type ModelServer = Transport & {
  epoch: string
  journals: Map<TillId, Journal>
  feed: FeedChange[]
  want: Record<string, number>
  pushes: PushRequest[]
  tokens: string[]
  /** How the next calls go, one after the other; null is well. */
  faults: (WireFault | null)[]
  codes: Set<string>
  maxBatch: number
  corrupts: ((entry: SentEntry) => SentEntry) | null
}

/** The office in one page: what SPEC says of push, pull and enrol, without a database. For tests of the core only. */
export function createModelServer(clock: Clock): ModelServer {
  const offline: WireFailure = { reason: 'offline', nowMs: null }

  const withFaults = async <T>(work: () => T): Promise<T | ReturnType<typeof err<WireFailure>>> => {
    const fault = server.faults.shift() ?? null
    if (fault === 'lost' || fault === 'offline') return err(offline)
    if (fault !== null && fault !== 'answer-lost') return err({ reason: fault, nowMs: clock.nowMs() })
    const answer = structuredClone(work())
    return fault === 'answer-lost' ? err(offline) : answer
  }
  const tillOf = (token: string): TillId =>
    JSON.parse(atob(token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')).sub

  const server: ModelServer = {
    epoch: 'e1',
    journals: new Map(),
    feed: [],
    want: {},
    pushes: [],
    tokens: [],
    faults: [],
    codes: new Set(['CODE-1']),
    maxBatch: 500,
    corrupts: null,
    enrol: (request) =>
      withFaults(() => {
        if (!server.codes.has(request.code)) return err({ reason: 'bad-code' as const, nowMs: clock.nowMs() })
        const raw = Uint8Array.from(
          atob(request.publicKey.x.replaceAll('-', '+').replaceAll('_', '/')),
          (c) => c.charCodeAt(0),
        )
        const tillId = (request.tillId as TillId | undefined) ?? tillIdOf(raw)
        const known = server.journals.get(tillId)
        const held = known && headOf(known)
        const isNewKey = tillIdOf(raw) !== tillId
        if (isNewKey && held && (request.head?.seq !== held.seq || request.head.hash !== held.hash))
          return err({ reason: 'bad-key' as const, nowMs: clock.nowMs(), seq: held.seq })
        const number = known?.number ?? request.number ?? server.journals.size + 1
        if (!known) server.journals.set(tillId, { number, entries: [], isRevoked: false })
        const pointId = pointIdSchema.parse('bmt01')
        return ok(
          enrolAnswerSchema.parse({ tillId, pointId, number, epoch: server.epoch, now: clock.nowMs() }),
        )
      }),
    push: (request, token) =>
      withFaults(() => {
        const parsed = pushRequestSchema.parse(request)
        server.pushes.push(parsed)
        server.tokens.push(token)
        const journal = server.journals.get(tillOf(token))
        if (!journal) return err({ reason: 'unknown-till' as const, nowMs: clock.nowMs() })
        if (parsed.entries.length > server.maxBatch)
          return err({ reason: 'too-large' as const, nowMs: clock.nowMs() })
        const { entries, found } = readSent(parsed.entries.map(server.corrupts ?? ((entry) => entry)))
        const broken = found && { stop: STOPS[found.fault], seq: found.seq }
        const stop = take(journal, entries.slice(0, found?.index)) ?? broken
        const head = headOf(journal)
        const base = {
          epoch: server.epoch,
          now: clock.nowMs(),
          through: head.seq,
          hash: head.hash,
          flagged: [],
        }
        return ok(pushAnswerSchema.parse({ ...base, ...stop }))
      }),
    pull: (request, token) =>
      withFaults(() => {
        const journal = server.journals.get(tillOf(token))
        if (!journal) return err({ reason: 'unknown-till' as const, nowMs: clock.nowMs() })
        const [epoch, place] = (request.feed ?? '').split(':')
        const isReset = request.feed !== null && epoch !== server.epoch
        const from = isReset || request.feed === null ? 0 : Number(place)
        const changes = server.feed.slice(from, from + 100)
        const cursor = `${server.epoch}:${from + changes.length}`
        const siblings = [...server.journals]
          .filter(([id]) => id !== tillOf(token) || request.siblings[id] !== undefined)
          .map(([tillId, { entries }]) => {
            const asked = request.siblings[tillId] ?? EMPTY_HEAD
            const there = asked.seq === 0 ? EMPTY_HEAD : entries[asked.seq - 1]
            const isOther = there !== undefined && asked.hash !== null && there.hash !== asked.hash
            const held = isOther ? 0 : asked.seq
            return { tillId, from: held + 1, entries: slimEntries(entries.slice(held, held + 100)) }
          })
        const more =
          from + changes.length < server.feed.length || siblings.some(({ entries }) => entries.length === 100)
        const feed = { cursor, reset: isReset, changes }
        return ok(
          pullAnswerSchema.parse({
            epoch: server.epoch,
            now: clock.nowMs(),
            feed,
            want: server.want,
            more,
            siblings,
          }),
        )
      }),
  }
  return server
}

function headOf({ entries }: Journal): Head {
  const last = entries.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : EMPTY_HEAD
}

const STOPS = { gap: 'gap', fork: 'forked', 'bad-hash': 'bad-hash' } as const satisfies Record<
  ChainBreak['fault'],
  string
>

/** Stores the valid prefix of what is new; says why it stopped. */
function take(journal: Journal, entries: readonly ChainedEntry[]): object | null {
  if (journal.isRevoked) return { stop: 'revoked' }
  for (const entry of entries) {
    const held = journal.entries[entry.seq - 1]
    if (held && held.hash !== entry.hash) return { stop: 'forked', seq: entry.seq }
    if (held && held.text === null) held.text = entry.text
    if (held) continue
    const broken = verifyChain(headOf(journal), [entry])
    if (broken) return { stop: STOPS[broken.fault], seq: broken.seq }
    journal.entries.push(entry)
  }
  return null
}
