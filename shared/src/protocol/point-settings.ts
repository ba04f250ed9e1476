import { z } from 'zod'
import { shortText } from '../journal/common.ts'
import { positiveVndSchema, vnd } from '../money.ts'

/**
 * How weight or price stands in a code the shop prints itself (GS1 leaves 02, 04 and 20–29 to it): prefix, digits
 * of the item, digits of the value, and one check digit. `step`: what one of the value is, in thousandths of the
 * unit or in đồng.
 */
const barcodePatternSchema = z.object({
  prefix: z.string().regex(/^\d{1,7}$/),
  itemDigits: z.int().min(1).max(10),
  valueDigits: z.int().min(1).max(10),
  value: z.enum(['weight', 'price']),
  step: z.int().min(1).max(1_000_000),
})
export type BarcodePattern = z.infer<typeof barcodePatternSchema>

const words = z.array(shortText.min(1)).max(50)

const SETTING = {
  /** What a cashier may take off alone, of a line or a sale: both bounds hold. Above it a manager's PIN. */
  cashierDiscount: z.object({ basisPoints: z.int().min(0).max(10_000), amount: positiveVndSchema }),
  /** Cash is rounded to this many đồng; 0: not at all. */
  cashStep: z.int().min(0).max(100_000),
  /** Whether the till asks for the buyer's age when alcohol is sold. */
  asksAge: z.boolean(),
  /** A cash difference at close beyond this many đồng, either way, asks for a manager's PIN. */
  cashDifferenceLimit: positiveVndSchema,
  barcodePatterns: z.array(barcodePatternSchema).max(20),
  /** Width of the paper in millimetres, and what stands below every slip. */
  receipt: z.object({ widthMm: z.union([z.literal(58), z.literal(80)]), footer: shortText }),
  /** Ways of selling beside "till", and fairs, for the cashier to choose from. */
  channels: words,
  events: words,
  /** How many carts may wait. */
  heldLimit: z.int().min(1).max(99),
}

/** What the office says of a point: only what differs from the defaults, and nothing it misspelt. */
export const officeSettingsSchema = z.strictObject(SETTING).partial()

export type PointSettings = z.infer<z.ZodObject<typeof SETTING>>

export const DEFAULT_SETTINGS: PointSettings = {
  cashierDiscount: { basisPoints: 1000, amount: vnd(100_000) },
  cashStep: 0,
  asksAge: false,
  cashDifferenceLimit: vnd(50_000),
  barcodePatterns: [],
  receipt: { widthMm: 80, footer: '' },
  channels: [],
  events: [],
  heldLimit: 20,
}

/**
 * The settings as a till reads them: one that is missing, or that this version cannot read, has its default. None of
 * them ever stops a sale (P9, P18).
 */
export const pointSettingsSchema = z
  .object({
    cashierDiscount: SETTING.cashierDiscount.catch(DEFAULT_SETTINGS.cashierDiscount),
    cashStep: SETTING.cashStep.catch(DEFAULT_SETTINGS.cashStep),
    asksAge: SETTING.asksAge.catch(DEFAULT_SETTINGS.asksAge),
    cashDifferenceLimit: SETTING.cashDifferenceLimit.catch(DEFAULT_SETTINGS.cashDifferenceLimit),
    barcodePatterns: SETTING.barcodePatterns.catch(DEFAULT_SETTINGS.barcodePatterns),
    receipt: SETTING.receipt.catch(DEFAULT_SETTINGS.receipt),
    channels: SETTING.channels.catch(DEFAULT_SETTINGS.channels),
    events: SETTING.events.catch(DEFAULT_SETTINGS.events),
    heldLimit: SETTING.heldLimit.catch(DEFAULT_SETTINGS.heldLimit),
  })
  .catch(DEFAULT_SETTINGS)
