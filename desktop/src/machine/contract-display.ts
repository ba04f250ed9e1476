import { z } from 'zod'
import { positiveVndSchema, vndSchema } from '#shared/money.ts'

/**
 * The buyer's screen: a second window of the till's own page, opened by `display.open`. What it shows goes from
 * window to window on a BroadcastChannel, the same in both shells; the machine only places the window.
 */
export const DISPLAY = {
  /** The name of the BroadcastChannel. */
  channel: 'ocop-display',
  /** The second window is the till page with this query; it has no machine. */
  query: '?display',
  /** The window's name for window.open. */
  window: 'ocop-display',
} as const

const textSchema = z.string().max(300)

/** What the buyer sees. Formatted texts are the sender's, amounts are đồng. */
export const displayPageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), shop: textSchema }),
  z.object({
    kind: z.literal('cart'),
    lines: z.array(z.object({ name: textSchema, quantity: textSchema, amount: vndSchema })).max(1000),
    total: positiveVndSchema,
  }),
  /** `vietQr`: the text of the code to scan, from encodeVietQr. */
  z.object({ kind: z.literal('vietqr'), vietQr: textSchema, amount: positiveVndSchema, account: textSchema }),
  z.object({ kind: z.literal('thanks'), total: positiveVndSchema, change: positiveVndSchema }),
])
export type DisplayPage = z.infer<typeof displayPageSchema>

/** On the channel: the till says what to show; a display that has just opened asks for it. */
export const displayMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('show'), page: displayPageSchema }),
  z.object({ kind: z.literal('asks') }),
])
export type DisplayMessage = z.infer<typeof displayMessageSchema>

/**
 * `opener` says who opens it: "shell" has opened it on the second screen (Electron); "page" means that the till page
 * calls window.open(DISPLAY.query, DISPLAY.window) itself, in the click that asked (kiosk).
 */
export const displayAnswerSchema = z.object({
  opener: z.enum(['shell', 'page']),
  screens: z.int().min(1).nullable(),
})

const nothing = z.tuple([])

export const DISPLAY_CALLS = {
  'display.open': { args: nothing, answer: displayAnswerSchema },
  'display.close': { args: nothing, answer: z.null() },
} as const
