import { z } from 'zod'
import { seqSchema } from '../journal/common.ts'
import { entryHashSchema } from '../journal/hash.ts'
import {
  bootSchema,
  epochSchema,
  headSchema,
  protocolSchema,
  serverNowSchema,
  signatureSchema,
} from './wire.ts'
import type { ChainedEntry } from '../journal/entry.ts'
import { sentEntrySchema } from './sent-entry.ts'
import { MAX_BATCH_ENTRIES } from './version.ts'

/** Longest `side`, in UTF-16 units. */
export const MAX_SIDE_UNITS = 16_384

/** till.push: a contiguous batch, which may be empty to ask for the head. */
export const pushRequestSchema = z.object({
  protocol: protocolSchema,
  epoch: epochSchema.nullable(),
  boot: bootSchema,
  /** The till's newest head, sent or not, signed (P21). */
  head: headSchema.extend({ sig: signatureSchema }),
  entries: z
    .array(sentEntrySchema.extend({ side: z.string().max(MAX_SIDE_UNITS).optional() }))
    .max(MAX_BATCH_ENTRIES),
})
export type PushRequest = z.input<typeof pushRequestSchema>
/** A pushed entry once its reader has put in what was left out. */
export type PushedEntry = ChainedEntry & { side?: string | undefined }

export const pushStopSchema = z.enum(['gap', 'forked', 'bad-hash', 'revoked'])
export type PushStop = z.infer<typeof pushStopSchema>

export const pushAnswerSchema = z.object({
  epoch: epochSchema,
  now: serverNowSchema,
  /** Highest contiguous seq stored, with its hash; 0 and zeros when none (P3). */
  through: z.int().min(0),
  hash: entryHashSchema,
  /** Entries of this batch that were stored and cannot be projected, with the reason. */
  flagged: z.array(z.object({ seq: seqSchema, reason: z.string() })),
  stop: pushStopSchema.optional(),
  /** With `stop`: the entry it stopped at; for a gap the one that is missing. */
  seq: seqSchema.optional(),
})
export type PushAnswer = z.infer<typeof pushAnswerSchema>
