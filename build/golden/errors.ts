import { type WireReason, wireReasonSchema } from '#shared/protocol/errors.ts'

/** How plain HTTP shows each refusal. A till goes by `reason` and `now` alone; the rest is for people. */
const SHOWN: Record<WireReason, [status: number, code: string, number: number]> = {
  busy: [503, 'SERVICE_UNAVAILABLE', -32603],
  clock: [401, 'UNAUTHORIZED', -32001],
  'unknown-till': [401, 'UNAUTHORIZED', -32001],
  'bad-key': [401, 'UNAUTHORIZED', -32001],
  'bad-code': [403, 'FORBIDDEN', -32003],
  'too-large': [413, 'PAYLOAD_TOO_LARGE', -32013],
  'bad-request': [400, 'BAD_REQUEST', -32600],
}

export function errorsGolden() {
  return {
    errors: wireReasonSchema.options.map((reason) => {
      const [httpStatus, code, number] = SHOWN[reason]
      const data = {
        code,
        httpStatus,
        path: 'till.push',
        reason,
        now: Date.parse('2026-11-22T02:30:00.000Z'),
      }
      return { status: httpStatus, body: { error: { message: reason, code: number, data } } }
    }),
  }
}
