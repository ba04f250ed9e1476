import { z } from 'zod'
import { shortText } from '../journal/common.ts'
import { epochSchema, headSchema, protocolSchema, publicKeySchema, serverNowSchema, wireIds } from './wire.ts'

/** till.enrol: a code from the office makes a key known. Same code and same key: same answer (P8). */
export const enrolRequestSchema = z.object({
  protocol: protocolSchema,
  code: z.string().min(1).max(64),
  name: shortText.min(1),
  publicKey: publicKeySchema,
  /** The number a till asks to keep: it enrols again at a server that lost it (P10). */
  number: z.int().min(1).max(999).optional(),
  /** Given when a key is replaced (P15), or when the same till enrols again. */
  tillId: wireIds.tillId.optional(),
  head: headSchema.optional(),
})
export type EnrolRequest = z.input<typeof enrolRequestSchema>

export const enrolAnswerSchema = z.object({
  tillId: wireIds.tillId,
  pointId: wireIds.pointId,
  number: z.int().min(1).max(999),
  epoch: epochSchema,
  now: serverNowSchema,
})
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>
