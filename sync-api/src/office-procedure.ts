import { TRPCError } from '@trpc/server'
import type { Role } from './access/office/accounts.ts'
import { officeRequest } from './access/office/office-request.ts'
import { findSession } from './access/office/sessions.ts'
import { procedure } from './wire/trpc.ts'

/**
 * Open to everyone: signing in, and nothing else. Changes come from our own pages only; questions change nothing, and
 * no other site can read their answers.
 */
export const openProcedure = procedure.use(({ ctx, type, next }) => {
  const office = officeRequest(ctx.request, ctx.reply)
  if (type !== 'query' && !office.isOwnPage)
    throw new TRPCError({ code: 'FORBIDDEN', message: 'not from a page of the office' })
  return next({ ctx: { ...ctx, office } })
})

/** For people signed in with one of these roles. */
export function procedureFor(...roles: readonly Role[]) {
  return openProcedure.use(async ({ ctx, next }) => {
    const { token } = ctx.office
    const account = token === null ? null : await findSession(ctx.db, token)
    if (token === null || account === null)
      throw new TRPCError({ code: 'UNAUTHORIZED', message: 'not signed in' })
    if (!roles.includes(account.role))
      throw new TRPCError({ code: 'FORBIDDEN', message: 'not for this role' })
    return next({ ctx: { ...ctx, account, token } })
  })
}
