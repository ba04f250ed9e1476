import { z } from 'zod'

/**
 * Why nothing was stored. The till waits (busy), signs again with `now` (clock), enrols the same key
 * (unknown-till), halves the batch (too-large), or shows it (the rest).
 */
export const wireReasonSchema = z.enum([
  'busy',
  'clock',
  'unknown-till',
  'bad-key',
  'bad-code',
  'too-large',
  'bad-request',
])
export type WireReason = z.infer<typeof wireReasonSchema>

/** The `data` of every tRPC error of the till's three procedures. */
export const wireErrorDataSchema = z.object({
  reason: wireReasonSchema,
  now: z.int(),
  /** With `bad-key` at enrolment: the entry whose hash proves that the till's own journal is there (P15). */
  seq: z.int().min(0).optional(),
})
