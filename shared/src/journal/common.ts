import { z } from 'zod'
import { staffIdSchema } from '../ids.ts'

/** A short text from a person or a master record: at most 400 UTF-16 units. */
export const shortText = z.string().max(400)

/** Who did it: the id reports join on, and the name as it was that day. */
export const staffRefSchema = z.object({ id: staffIdSchema, name: shortText })
export type StaffRef = z.infer<typeof staffRefSchema>

/** Number of a state that replaces another (P16): one above the highest the till knows. */
export const stateNumberSchema = z.int().min(1).max(1_000_000_000)

export const seqSchema = z.int().min(1).max(1_000_000_000)
