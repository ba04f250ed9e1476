import { z } from 'zod'
import { pointIdSchema, tillIdSchema } from '#shared/ids.ts'
import { err, ok } from '#shared/result.ts'
import { businessDayOf, businessDaySchema } from '#shared/time.ts'
import { noteAccess } from './access/office/access-log.ts'
import { closeSession, findSession } from './access/office/sessions.ts'
import { signIn } from './access/office/sign-in.ts'
import { createEnrolCode } from './access/till/enrol-code.ts'
import { revokeTill } from './access/till/till-table.ts'
import { periodMeant } from './asked-period.ts'
import { inTransaction } from './db/pool.ts'
import { findPoint } from './masters/find-point.ts'
import { openProcedure, procedureFor } from './office-procedure.ts'
import { completeness } from './reports/completeness.ts'
import { pointsOverview } from './reports/points-overview.ts'
import { salesOfPoint } from './reports/sales-of-point.ts'
import { tillsOfPoint } from './reports/tills-of-point.ts'
import { mastersRouter } from './router-masters.ts'
import { createRouter } from './wire/trpc.ts'

const reader = procedureFor('admin')
const administrator = procedureFor('admin')

/** What the pages of the office ask. */
export const officeRouter = createRouter({
  masters: mastersRouter,

  signIn: openProcedure
    .input(z.object({ username: z.string().max(200), password: z.string().max(1000) }))
    .mutation(async ({ ctx: { db, office }, input }) => {
      if (!office.canKeepSecret) return err({ code: 'insecure' as const })
      const signedIn = await signIn(db, { ...input, address: office.address })
      if (!signedIn.ok) return signedIn
      office.setToken(signedIn.value.token)
      return ok({ username: signedIn.value.account.username })
    }),

  signOut: reader.mutation(async ({ ctx: { db, office, account, token } }) => {
    await closeSession(db, token)
    await noteAccess(db, { accountId: account.id, action: 'sign-out', address: office.address })
    office.setToken(null)
  }),

  /** Who is signed in here, null when nobody is. */
  me: openProcedure.query(async ({ ctx: { db, office } }) => {
    const account = office.token === null ? null : await findSession(db, office.token)
    return account && { username: account.username, role: account.role }
  }),

  /** Every point with what it sold today and this month, and what is missing from that. */
  points: reader.query(async ({ ctx: { db, nowMs } }) => {
    const now = nowMs()
    const today = businessDayOf(now)
    return { today, points: await pointsOverview(db, { today, nowMs: now }) }
  }),

  /** What a point sold by day and by product; dates that are not given are filled in, and answered. */
  salesOfPoint: reader
    .input(
      z.object({
        pointId: pointIdSchema,
        from: businessDaySchema.nullable(),
        to: businessDaySchema.nullable(),
      }),
    )
    .query(async ({ ctx: { db, nowMs }, input: { pointId, ...asked } }) => {
      const now = nowMs()
      const today = businessDayOf(now)
      const point = await findPoint(db, { pointId, day: today })
      if (!point) return err({ code: 'unknown-point' as const })
      const period = periodMeant(asked, today)
      const completenessOf = await completeness(db, { ...period, pointIds: [pointId], nowMs: now })
      const sales = await salesOfPoint(db, { ...period, pointId, today })
      return ok({ point, today, ...period, ...sales, completeness: completenessOf(pointId) })
    }),

  tillsOfPoint: reader
    .input(z.object({ pointId: pointIdSchema }))
    .query(({ ctx: { db }, input }) => tillsOfPoint(db, input)),

  /** A code that enrols one till of the point, once; shown here and nowhere else. */
  makeEnrolCode: administrator
    .input(z.object({ pointId: pointIdSchema }))
    .mutation(async ({ ctx: { db, nowMs, office, account }, input: { pointId } }) => {
      const point = await db.query('select 1 from point where id = $1', [pointId])
      if (point.rowCount === 0) return err({ code: 'unknown-point' as const })
      const code = await createEnrolCode(db, { pointId, nowMs: nowMs() })
      const access = { accountId: account.id, action: 'enrol-code-made' as const, subject: pointId }
      await noteAccess(db, { ...access, address: office.address })
      return ok(code)
    }),

  revokeTill: administrator
    .input(z.object({ tillId: tillIdSchema }))
    .mutation(async ({ ctx: { db, nowMs, office, account }, input: { tillId } }) => {
      const isKnown = await inTransaction(db, (tx) => revokeTill(tx, tillId, nowMs()))
      if (!isKnown) return err({ code: 'unknown-till' as const })
      const access = { accountId: account.id, action: 'till-revoked' as const, subject: tillId }
      await noteAccess(db, { ...access, address: office.address })
      return ok({})
    }),
})
