import { z } from 'zod'
import { producerSchema } from '../catalogue/producer.ts'
import { productSchema } from '../catalogue/product.ts'
import { operatorIdSchema, pointIdSchema, staffIdSchema } from '../ids.ts'
import { shortText } from '../journal/common.ts'
import { pinVerifierSchema } from '../pin.ts'
import { vatMethodSchema } from '../tax/vat-rate.ts'
import { pointSettingsSchema } from './point-settings.ts'
import { wireIds } from './wire.ts'

/** Where money by VietQR goes: the bank's BIN (NAPAS), the account, its holder as the bank writes it. */
export const bankAccountSchema = z.object({
  bin: z.string().regex(/^\d{6}$/),
  account: z.string().regex(/^[A-Za-z0-9]{1,19}$/),
  accountName: z.string().min(1).max(100),
})
export type BankAccount = z.infer<typeof bankAccountSchema>

/** The till's own point with what its receipts print. Fields with a default came after the first rows (P9). */
export const pointRowSchema = z.object({
  id: pointIdSchema,
  code: shortText,
  name: shortText,
  address: shortText,
  operator: z.object({
    id: operatorIdSchema,
    name: shortText,
    taxCode: shortText,
    vatMethod: vatMethodSchema,
    /** It grew, bred or caught what it sells as its own: no VAT on its farm produce. */
    isSellerGrower: z.boolean().default(false),
  }),
  /** null: the point takes no VietQR. */
  bank: bankAccountSchema.nullable().default(null),
  settings: pointSettingsSchema,
})
export type PointRow = z.infer<typeof pointRowSchema>

export const staffRowSchema = z.object({
  id: staffIdSchema,
  name: shortText,
  role: z.enum(['cashier', 'manager']),
  /** null: none set yet; who has none approves nothing. */
  pin: pinVerifierSchema.nullable().default(null),
})
export type StaffRow = z.infer<typeof staffRowSchema>

/** A till of the same point. */
export const tillRowSchema = z.object({
  id: wireIds.tillId,
  number: z.int(),
  name: shortText,
  isRevoked: z.boolean(),
})
export type TillRow = z.infer<typeof tillRowSchema>

/** The tables a till of this version reads. Others are ignored, for they are of a later one (P9). */
export const FEED_TABLES = {
  product: productSchema,
  producer: producerSchema,
  point: pointRowSchema,
  staff: staffRowSchema,
  till: tillRowSchema,
} as const
export type FeedTable = keyof typeof FEED_TABLES
export type FeedRow<TTable extends FeedTable> = z.infer<(typeof FEED_TABLES)[TTable]>

/** One row of reference data, whole; `row` null takes it away. */
export const feedChangeSchema = z.object({
  table: z.string().max(64),
  id: z.string().max(200),
  row: z.unknown(),
})
export type FeedChange = z.infer<typeof feedChangeSchema>

export type KnownChange = {
  [TTable in FeedTable]: { table: TTable; id: string; row: FeedRow<TTable> | null }
}[FeedTable]

/** A change this version understands, or null: an unknown table, or a row that does not fit (P9, P18). */
export function readChange(change: FeedChange): KnownChange | null {
  if (!Object.hasOwn(FEED_TABLES, change.table)) return null
  const table = change.table as FeedTable
  if (change.row === null || change.row === undefined) return { table, id: change.id, row: null }
  const row = FEED_TABLES[table].safeParse(change.row)
  return row.success ? ({ table, id: change.id, row: row.data } as KnownChange) : null
}
