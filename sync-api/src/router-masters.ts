import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { staffIdSchema } from '#shared/ids.ts'
import { isPinText, makePin } from '#shared/pin.ts'
import { err, ok } from '#shared/result.ts'
import { businessDayOf } from '#shared/time.ts'
import { inTransaction } from './db/pool.ts'
import { importMasters, MAX_IMPORT_ROWS } from './masters/import-masters.ts'
import { historyOf, versionOf } from './masters/history.ts'
import { masterChoices } from './masters/master-choices.ts'
import {
  allMasters,
  listMasters,
  MASTER_PAGE_SIZE,
  masterTableSchema,
  readMasters,
} from './masters/read-masters.ts'
import { saveMaster, savePin } from './masters/save-masters.ts'
import { procedureFor } from './office-procedure.ts'
import { createRouter } from './wire/trpc.ts'

const administrator = procedureFor('admin')
const idSchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)
const oneRecord = z.object({ table: masterTableSchema, id: idSchema })

/** What the office owns: operators, points, staff, producers, products. */
export const mastersRouter = createRouter({
  list: administrator
    .input(
      z.object({
        table: masterTableSchema,
        search: z.string().max(200),
        page: z.int().min(1).max(1_000_000),
      }),
    )
    .query(async ({ ctx: { db }, input }) => ({
      table: input.table,
      page: input.page,
      pageSize: MASTER_PAGE_SIZE,
      ...(await listMasters(db, input)),
    })),

  /** Every record of a table: for an export. */
  all: administrator
    .input(z.object({ table: masterTableSchema }))
    .query(({ ctx: { db }, input }) => allMasters(db, input.table)),

  /** A record with the number of its last change; null when there is none of that id. */
  one: administrator.input(oneRecord).query(async ({ ctx: { db }, input }) => {
    const version = await versionOf(db, input) // first: who saves meanwhile makes it too old, never too new
    const [record] = await readMasters(db, input.table, [input.id])
    return record ? { record, version } : null
  }),

  /** What fields that name other records can hold. */
  choices: administrator.query(async ({ ctx: { db, nowMs } }) => {
    const today = businessDayOf(nowMs())
    return { today, ...(await masterChoices(db, today)) }
  }),

  history: administrator.input(oneRecord).query(({ ctx: { db }, input }) => historyOf(db, input)),

  /** Saves one record; a fault names field and value, and nothing is written. */
  save: administrator
    .input(
      z.object({
        table: masterTableSchema,
        row: z.looseObject({ id: idSchema.optional() }),
        version: z.int().min(0).nullable(),
      }),
    )
    .mutation(({ ctx: { db, nowMs, account }, input }) =>
      inTransaction(db, (tx) => saveMaster(tx, input, { by: account.username, nowMs: nowMs() })),
    ),

  /** Saves the rows of a sheet, all or none; a dry run says the same and writes nothing. */
  import: administrator
    .input(
      z.object({
        table: masterTableSchema,
        blank: z.looseObject({}),
        rows: z.array(z.looseObject({})).min(1).max(MAX_IMPORT_ROWS),
        isDryRun: z.boolean(),
      }),
    )
    .mutation(({ ctx: { db, nowMs, account }, input }) =>
      inTransaction(db, (tx) => importMasters(tx, input, { by: account.username, nowMs: nowMs() })),
    ),

  /** Sets someone's PIN, or takes it away with null. The PIN itself is kept nowhere. */
  setPin: administrator
    .input(z.object({ id: staffIdSchema, pin: z.string().max(100).nullable() }))
    .mutation(async ({ ctx: { db, nowMs, account }, input: { id, pin } }) => {
      if (pin !== null && !isPinText(pin)) return err({ code: 'bad-pin' as const })
      const verifier = pin === null ? null : await makePin(pin, randomBytes(16))
      const changed = { by: account.username, nowMs: nowMs() }
      const isKnown = await inTransaction(db, (tx) => savePin(tx, { id, pin: verifier }, changed))
      return isKnown ? ok({}) : err({ code: 'unknown-staff' as const })
    }),
})
