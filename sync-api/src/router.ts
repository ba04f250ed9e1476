import { enrolRequestSchema } from '#shared/protocol/enrol.ts'
import { pullRequestSchema } from '#shared/protocol/pull.ts'
import { pushRequestSchema } from '#shared/protocol/push.ts'
import { MIN_PROTOCOL } from '#shared/protocol/version.ts'
import type { Result } from '#shared/result.ts'
import { enrol } from './access/till/enrol.ts'
import { proveTill } from './access/till/token.ts'
import type { Refusal } from './db/refusal.ts'
import { pull } from './feed/pull.ts'
import { ingestBatch } from './ingest/push.ts'
import { officeRouter } from './router-office.ts'
import { refuse } from './wire/till-error.ts'
import { createRouter, procedure } from './wire/trpc.ts'

/** For tills that have proved themselves; before the input is looked at, so that strangers cost little. */
const tillProcedure = procedure.use(async ({ ctx, next }) => {
  const nowMs = ctx.nowMs()
  const { authorization } = ctx.request.headers
  const till = orRefuse(await proveTill(ctx.db, { authorization, nowMs }))
  return next({ ctx: { till, nowAtStartMs: nowMs } })
})

const tillRouter = createRouter({
  enrol: procedure.input(enrolRequestSchema).mutation(async ({ ctx, input }) => {
    const enrolled = await enrol(ctx.db, { request: input, address: ctx.request.ip, nowMs: ctx.nowMs() })
    return orRefuse(enrolled)
  }),
  push: tillProcedure.input(pushRequestSchema).mutation(async ({ ctx, input }) => {
    const { db, till, nowAtStartMs: nowMs } = ctx
    return orRefuse(await ingestBatch(db, { till, request: input, nowMs }))
  }),
  pull: tillProcedure.input(pullRequestSchema).mutation(({ ctx, input }) => {
    const { db, till, nowAtStartMs: nowMs } = ctx
    return pull(db, { till, request: input, nowMs, minProtocol: MIN_PROTOCOL })
  }),
})

/** The whole API: POST or GET /trpc/<name>. */
export const appRouter = createRouter({ till: tillRouter, office: officeRouter })
export type AppRouter = typeof appRouter

function orRefuse<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw refuse(result.error)
  return result.value
}
