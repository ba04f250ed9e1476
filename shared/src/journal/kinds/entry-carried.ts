import { z } from 'zod'
import { tillIdSchema } from '../../ids.ts'
import { seqSchema } from '../common.ts'
import { entryHashSchema } from '../hash.ts'

/** Enough for any text that a body of the wire can hold. */
export const MAX_CARRIED_PARTS = 32

/**
 * An entry of another journal of the same point, verbatim (P14). A text that would not fit inside another
 * goes in pieces: `parts` entries with the same hash, joined in order of `part`. Whether they fit the hash is checked when they are joined.
 */
export const entryCarriedSchema = z
  .object({
    tillId: tillIdSchema,
    seq: seqSchema,
    prevHash: entryHashSchema,
    hash: entryHashSchema,
    part: z.int().min(1).max(MAX_CARRIED_PARTS),
    parts: z.int().min(1).max(MAX_CARRIED_PARTS),
    piece: z.string(),
  })
  .refine((carried) => carried.part <= carried.parts, 'part is beyond parts')
export type EntryCarried = z.infer<typeof entryCarriedSchema>
