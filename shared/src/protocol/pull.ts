import { z } from 'zod'
import { seqSchema } from '../journal/common.ts'
import { entryHashSchema } from '../journal/hash.ts'
import { feedChangeSchema } from './feed.ts'
import { bootSchema, epochSchema, headSchema, protocolSchema, serverNowSchema, wireIds } from './wire.ts'
import { sentEntrySchema } from './sent-entry.ts'

/** till.pull: what comes down since the cursor, and what the point's other tills wrote. */
export const pullRequestSchema = z.object({
  protocol: protocolSchema,
  epoch: epochSchema.nullable(),
  boot: bootSchema,
  /** Opaque; null for a first pull. One of another epoch is answered with a full reset (P10). */
  feed: z.string().max(256).nullable(),
  /** What is held of each journal of the point; a till may name itself to fetch back its own. */
  siblings: z.record(wireIds.tillId, z.object({ seq: z.int().min(0), hash: entryHashSchema.nullable() })),
})
export type PullRequest = z.input<typeof pullRequestSchema>

/** The province's fold of a sibling up to a head (P19): a till starts from here and fills the rest behind. */
const baseSchema = z.object({ head: headSchema, fold: z.unknown() })

export const pullAnswerSchema = z.object({
  epoch: epochSchema,
  now: serverNowSchema,
  feed: z.object({ cursor: z.string().max(256), reset: z.boolean(), changes: z.array(feedChangeSchema) }),
  /** Tills whose entries the server lacks from this seq on: whoever holds them carries them (P14). */
  want: z.record(wireIds.tillId, seqSchema),
  more: z.boolean(),
  siblings: z.array(
    z.object({
      tillId: wireIds.tillId,
      from: seqSchema,
      base: baseSchema.optional(),
      entries: z.array(sentEntrySchema),
    }),
  ),
})
export type PullAnswer = z.infer<typeof pullAnswerSchema>
