import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { envelopeSchema, MAX_TEXT_BYTES } from '../journal/entry.ts'
import { ZERO_HASH } from '../journal/hash.ts'
import { KINDS } from '../journal/kinds/registry.ts'
import { enrolAnswerSchema, enrolRequestSchema } from './enrol.ts'
import { wireErrorDataSchema } from './errors.ts'
import { FEED_TABLES } from './feed.ts'
import { pullAnswerSchema, pullRequestSchema } from './pull.ts'
import { pushAnswerSchema, pushRequestSchema } from './push.ts'
import { MAX_BATCH_ENTRIES, MAX_BODY_BYTES, MIN_PROTOCOL, PROTOCOL } from './version.ts'
import { headMessage, TOKEN_AUDIENCE, TOKEN_LEEWAY_SECONDS, TOKEN_LIFE_SECONDS } from './wire.ts'

/** SHA-256 of the format of each protocol. A line is never edited once its protocol was released; one is added. */
const PINNED: Record<number, string> = {
  1: 'a46fa31e49999af67d5714adea606ecdf378dc8b8235a238493f65d88f230acb',
  2: '79d307bd27973e8685ec2750aa149d0c26148c74f91d3fe82d7c3f115c582889',
}

const WHAT_TO_DO = `The format of the journal or the wire is no longer that of protocol ${PROTOCOL}.
Was that not meant? Undo it. Was it? A format only grows (P9): new optional fields, new kinds, new tables, a new \`v\`
of a kind beside the old one. Then, in one commit: raise PROTOCOL and add its line to PINNED, say in version.ts and
SPEC.md what is new, run \`npm run golden\`, and write a decision note in docs/decisions/.
If only zod's way of writing JSON schemas changed, compare the two outputs and edit the line.`

/** Everything two programs must agree on that a schema or a constant can say. */
const FORMAT = {
  wire: {
    'till.enrol': [enrolRequestSchema, enrolAnswerSchema],
    'till.push': [pushRequestSchema, pushAnswerSchema],
    'till.pull': [pullRequestSchema, pullAnswerSchema],
    error: wireErrorDataSchema,
  },
  envelope: envelopeSchema,
  kinds: KINDS,
  feed: FEED_TABLES,
  limits: [MAX_TEXT_BYTES, MAX_BATCH_ENTRIES, MAX_BODY_BYTES],
  token: [TOKEN_AUDIENCE, TOKEN_LIFE_SECONDS, TOKEN_LEEWAY_SECONDS],
  head: headMessage('b7ncw5kqswiqzq2utxyuzl6kpu', { seq: 1, hash: ZERO_HASH }),
}

/** The same with every schema written out as JSON schema and every object's keys in order. */
function writtenOut(value: unknown): unknown {
  if (value instanceof z.ZodType) return writtenOut(z.toJSONSchema(value, { io: 'input' }))
  if (Array.isArray(value)) return value.map(writtenOut)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, writtenOut(value[key as keyof typeof value])]))
}

describe('[P9] the protocol', () => {
  it('changes its format only together with its version', () => {
    const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(writtenOut(FORMAT)))))
    expect(hash, WHAT_TO_DO).toBe(PINNED[PROTOCOL])
  })
  it('keeps a line for every version since the first', () => {
    expect(Object.keys(PINNED)).toEqual(Array.from({ length: PROTOCOL }, (_, index) => String(index + 1)))
  })
  it('never shuts out a till that was let in: the minimum does not rise', () => {
    const why =
      'Tills of protocol 1 sell offline for months. To raise the minimum is to stop their catalogue: not done.'
    expect(MIN_PROTOCOL, why).toBe(1)
  })
})
