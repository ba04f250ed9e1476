import { z } from 'zod'
import { tillIdSchema } from '../../ids.ts'
import { seqSchema } from '../common.ts'
import { entryHashSchema } from '../hash.ts'

/**
 * An entry of another journal of the same point, verbatim (P14). A text that would not fit inside another
 * goes in pieces: `parts` entries with the same hash, joined in order of `part`.
 */
export const entryCarriedSchema = z
  .object({
    tillId: tillIdSchema,
    seq: seqSchema,
    prevHash: entryHashSchema,
    hash: entryHashSchema,
    part: z.int().min(1).max(16),
    parts: z.int().min(1).max(16),
    piece: z.string(),
  })
  .refine((carried) => carried.part <= carried.parts, 'part is beyond parts')
export type EntryCarried = z.infer<typeof entryCarriedSchema>
