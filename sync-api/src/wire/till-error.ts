import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { WireReason } from '#shared/protocol/errors.ts'
import type { Refusal } from '../db/refusal.ts'

const CODES = {
  busy: 'SERVICE_UNAVAILABLE',
  clock: 'UNAUTHORIZED',
  'unknown-till': 'UNAUTHORIZED',
  'bad-key': 'UNAUTHORIZED',
  'bad-code': 'FORBIDDEN',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'bad-request': 'BAD_REQUEST',
} as const satisfies Record<WireReason, TRPCError['code']>

class RefusalCause extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** The refusal as what a procedure throws. */
export function refuse(refusal: Refusal): TRPCError {
  return new TRPCError({
    code: CODES[refusal.reason],
    message: refusal.message,
    cause: new RefusalCause(refusal),
  })
}

type Shape = { message: string; code: number; data: object }

/** The error of a till's procedure as the wire wants it: a stable `reason` and the server's `now` in its data. */
export function tillErrorShape<TShape extends Shape>(options: {
  shape: TShape
  error: TRPCError
  input: unknown
  ctx: { nowMs: () => number } | undefined
}) {
  const { shape, error, input, ctx } = options
  const { reason, message, seq } = refusalOf(error, input)
  return { ...shape, message, data: { ...shape.data, reason, now: ctx?.nowMs(), seq } }
}

/** Every throw as a refusal: what nobody foresaw is `busy`, for the till keeps its entries and asks again. */
function refusalOf(error: TRPCError, input: unknown): Refusal {
  const { cause } = error
  if (cause instanceof RefusalCause) return cause.refusal
  if (cause instanceof ZodError) return schemaRefusal(cause, input)
  if (error.code === 'INTERNAL_SERVER_ERROR') return { reason: 'busy', message: 'try again later' }
  return { reason: 'bad-request', message: error.message }
}

function schemaRefusal(error: ZodError, input: unknown): Refusal {
  const issue = error.issues[0]
  const path = issue?.path ?? []
  const isBatchTooLong = issue?.code === 'too_big' && path.join('.') === 'entries'
  const value = JSON.stringify(path.reduce<unknown>(memberOf, input))?.slice(0, 60)
  return {
    reason: isBatchTooLong ? 'too-large' : 'bad-request',
    message: `${path.join('.') || 'input'}: ${issue?.message ?? 'not as the wire says'}${isBatchTooLong ? '' : `, got ${value}`}`,
  }
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
