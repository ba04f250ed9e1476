import type { ChainedEntry, Head, WrittenEntry } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'
import type { EnrolAnswer, EnrolRequest } from '#shared/protocol/enrol.ts'
import type { PullAnswer, PullRequest } from '#shared/protocol/pull.ts'
import type { PushAnswer, PushRequest } from '#shared/protocol/push.ts'
import { slimEntries } from '#shared/protocol/sent-entry.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { SIDE_EXAMPLE } from '#shared/testing/body-examples.ts'
import { feedChanges } from './feed-rows.ts'
import { BRANCH, entryAfter, MAIN, MAIN_CHAIN, OTHER, OTHER_CHAIN, POINT } from './journals.ts'
import { type GoldenTill, signedHead } from './keys.ts'

/** One question and its answer, in order: each stands on what the ones before it left at the server. */
type Exchange = {
  name: string
  rules: string
  path: string
  signedBy: string | null
  request: object
  answer: object
}
type Label = [name: string, rules: string]
type Ended = Partial<Pick<PushAnswer, 'stop' | 'seq' | 'flagged' | 'epoch'>>

const BOOT = 'aeaqcaibaeaqcaibaeaqcaibae'
const START = Date.parse('2026-11-22T02:30:00.000Z')

const [B1, B2] = OTHER_CHAIN as [WrittenEntry, WrittenEntry]
const B3 = retold(
  entryAfter(OTHER, B2, ['audit.noted', { what: 'clock', by: null, detail: {} }]),
  'audit.noted',
  'audit.sung',
)
const B4 = retold(
  entryAfter(OTHER, B3, ['audit.noted', { what: 'clock', by: null, detail: {} }]),
  '"clock"',
  '"dance"',
)
const SPOILED = { ...at(10), text: at(10).text.replace('entry.carried', 'entry.dropped') }

export function exchangesGolden() {
  return {
    exchanges: [...enrolments(), ...pushes(), ...unreadables(), ...pulls(), ...afterRestore()].map(numbered),
  }
}

function enrolments(): Exchange[] {
  const first = { code: 'K7PM-2QRS', name: 'Quầy 1', publicKey: MAIN.publicJwk }
  return [
    enrol(MAIN, ['a first enrolment', ''], { request: first, number: 1 }),
    enrol(MAIN, ['the same code and key once more, for the answer was lost', 'P8'], {
      request: first,
      number: 1,
    }),
    enrol(OTHER, ['a second till', ''], {
      request: { code: 'M4TX-9VWA', name: 'Quầy 2', publicKey: OTHER.publicJwk },
      number: 2,
    }),
  ]
}

function pushes(): Exchange[] {
  const all = MAIN_CHAIN
  const first = { epoch: null, head: at(4), entries: all.slice(0, 4) }
  const filled = all.slice(9, 10)
  return [
    push(MAIN, ['a first batch', 'P1 P2 P3 P21'], { ...first, through: at(4) }),
    push(MAIN, ['the same batch once more', 'P4'], { ...first, through: at(4) }),
    push(MAIN, ['and with every hash, as protocol 1 has it', 'P4 P9'], {
      ...{ ...first, isWhole: true, through: at(4) },
    }),
    push(MAIN, ['nothing, to ask for the head', 'P3'], { head: at(4), entries: [], through: at(4) }),
    push(MAIN, ['a batch after a gap', 'P7'], {
      ...{ head: at(8), entries: all.slice(5, 8), through: at(4) },
      ended: { stop: 'gap', seq: 5 },
    }),
    push(MAIN, ['a batch that overlaps, with a buyer’s data beside seq 5', 'P4'], {
      ...{ head: at(8), entries: all.slice(2, 8).map(withSide), through: at(8) },
    }),
    push(MAIN, ['the other branch after seq 5', 'P5'], {
      ...{ head: lastOf(BRANCH), entries: BRANCH, through: at(8) },
      ended: { stop: 'forked', seq: 6 },
    }),
    push(MAIN, ['texts that their last hash does not fit: one of them is wrong', 'P6b'], {
      ...{ head: at(11), entries: [at(9), SPOILED, at(11)], through: at(8) },
      ended: { stop: 'bad-hash', seq: 9 },
    }),
    push(MAIN, ['the same with every hash: it is the second', 'P6b'], {
      ...{ head: at(11), entries: [at(9), SPOILED, at(11)], isWhole: true, through: at(9) },
      ended: { stop: 'bad-hash', seq: 10 },
    }),
    push(MAIN, ['a hole in its place, and what follows', 'P6b'], {
      ...{ head: at(11), entries: [{ ...at(10), text: null }, at(11)], through: at(11) },
      ended: { flagged: [{ seq: 10, reason: 'hole' }] },
    }),
    push(MAIN, ['a copy that fits fills the hole', 'P6b'], {
      head: at(11),
      entries: filled,
      through: at(11),
    }),
    push(MAIN, ['the rest, with a head beyond what is sent', 'P21'], {
      ...{ head: at(12), entries: [], through: at(11) },
    }),
  ]
}

function unreadables(): Exchange[] {
  return [
    push(OTHER, ['an unknown kind and a body nobody can read are stored and flagged', 'P6'], {
      ...{ epoch: null, head: B4, entries: [B1, B2, B3, B4], through: B4 },
      ended: {
        flagged: [
          { seq: 3, reason: 'unknown-kind' },
          { seq: 4, reason: 'bad-body' },
        ],
      },
    }),
  ]
}

/** Opaque to a till; the server counts the rows that came down. */
const CURSOR = `e1.${feedChanges().length}`

function pulls(): Exchange[] {
  const own = { [MAIN.tillId]: { seq: 0, hash: null } }
  const rows = { cursor: CURSOR, reset: true, changes: feedChanges() }
  const quiet = { cursor: CURSOR, reset: false, changes: [] }
  const held = { [OTHER.tillId]: { seq: B4.seq, hash: B4.hash } }
  return [
    pull(['a first pull: the tables, and the sibling from its beginning', ''], {
      ...{ cursor: null, held: {}, feed: rows },
      siblings: [{ tillId: OTHER.tillId, from: 1, entries: slimEntries([B1, B2, B3, B4]) }],
    }),
    pull(['nothing new', ''], { cursor: CURSOR, held, feed: quiet, siblings: [] }),
    pull(['a till that lost its store names itself', 'P3 P10'], {
      ...{ cursor: CURSOR, held: { ...held, ...own }, feed: quiet },
      siblings: [{ tillId: MAIN.tillId, from: 1, entries: slimEntries(MAIN_CHAIN.slice(0, 11)) }],
    }),
  ]
}

function afterRestore(): Exchange[] {
  const ended = { epoch: 'e2' }
  const last = lastOf(MAIN_CHAIN)
  return [
    push(MAIN, ['a server restored to seq 2 answers with a new epoch', 'P10'], {
      ...{ head: last, entries: [last], through: at(2) },
      ended: { ...ended, stop: 'gap', seq: 3 },
    }),
    push(MAIN, ['and gets again what it lost', 'P10'], {
      ...{ epoch: 'e2', head: last, entries: MAIN_CHAIN.slice(2).map(withSide), through: last, ended },
    }),
  ]
}

function enrol(
  till: GoldenTill,
  [name, rules]: Label,
  { request, number }: { request: Omit<EnrolRequest, 'protocol'>; number: number },
): Exchange {
  const answer = { tillId: till.tillId, pointId: POINT, number, epoch: 'e1' } satisfies Omit<
    EnrolAnswer,
    'now'
  >
  return {
    name,
    rules,
    path: '/trpc/till.enrol',
    signedBy: null,
    request: { protocol: PROTOCOL, ...request },
    answer,
  }
}

function push(
  till: GoldenTill,
  [name, rules]: Label,
  of: {
    epoch?: string | null
    head: Head
    entries: readonly ChainedEntry[]
    /** Sends every hash. */
    isWhole?: boolean
    through: Head
    ended?: Ended
  },
): Exchange {
  const { epoch = 'e1', head, entries, isWhole = false, through, ended } = of
  const request = {
    protocol: isWhole ? 1 : PROTOCOL,
    epoch,
    boot: BOOT,
    head: signedHead(till, head),
    entries: isWhole ? [...entries] : slimEntries(entries),
  } satisfies PushRequest
  const answer = {
    epoch: 'e1',
    through: through.seq,
    hash: through.hash,
    flagged: [],
    ...ended,
  } satisfies Omit<PushAnswer, 'now'>
  return { name, rules, path: '/trpc/till.push', signedBy: till.tillId, request, answer }
}

function pull(
  [name, rules]: Label,
  of: {
    cursor: string | null
    held: PullRequest['siblings']
    feed: PullAnswer['feed']
    siblings: PullAnswer['siblings']
  },
): Exchange {
  const request = {
    protocol: PROTOCOL,
    epoch: 'e1',
    boot: BOOT,
    feed: of.cursor,
    siblings: of.held,
  } satisfies PullRequest
  const answer = { epoch: 'e1', feed: of.feed, want: {}, more: false, siblings: of.siblings } satisfies Omit<
    PullAnswer,
    'now'
  >
  return { name, rules, path: '/trpc/till.pull', signedBy: MAIN.tillId, request, answer }
}

/** Wraps the answer as plain HTTP has it, and tells the time: a second later each. */
function numbered(exchange: Exchange, index: number) {
  const { epoch, ...rest } = exchange.answer as { epoch: string }
  return { ...exchange, answer: { result: { data: { epoch, now: START + index * 1000, ...rest } } } }
}

function at(seq: number): WrittenEntry {
  return lastOf(MAIN_CHAIN.slice(0, seq))
}

function lastOf(entries: readonly WrittenEntry[]): WrittenEntry {
  const last = entries.at(-1)
  if (!last) throw new Error('an entry')
  return last
}

function withSide(entry: WrittenEntry) {
  return entry.seq === 5 ? { ...entry, side: SIDE_EXAMPLE } : entry
}

/** The entry with another text under a hash that fits: what a till of another version writes. */
function retold(entry: WrittenEntry, from: string, to: string): WrittenEntry {
  const text = entry.text.replace(from, to)
  return { ...entry, text, hash: hashEntry(entry.prevHash, text) }
}
