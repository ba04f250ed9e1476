import { amountInWords } from '../amount-in-words.ts'
import { formatDay, formatQuantity, formatTimeOfDay, formatVnd } from '../format.ts'
import type { TillId } from '../ids.ts'
import type { EntryHash } from '../journal/hash.ts'
import type { SaleCompleted, SaleLine } from '../journal/kinds/sale-completed.ts'
import type { VatRate } from '../tax/vat-rate.ts'
import { businessDayOf } from '../time.ts'
import { changeOf } from './payments.ts'
import { PAYMENT_WORDS, RECEIPT_WORDS as WORDS, VAT_WORDS } from './receipt-words.ts'
import { formatSaleNumber } from './sale-number.ts'

/** One row of a slip, for the screen and for the raster alike. */
export type ReceiptRow =
  | { kind: 'text'; text: string; align: 'left' | 'center'; weight: Weight }
  | { kind: 'pair'; left: string; right: string; weight: Weight }
  | { kind: 'rule' }
  | { kind: 'qr'; text: string }
type Weight = 'large' | 'strong' | 'plain' | 'small'

/** What the head and the foot of a slip say of the shop. */
export type SlipPoint = {
  name: string
  address: string
  operator: { name: string; taxCode: string }
  settings?: { receipt: { footer: string } }
}
/** The entry that holds what is printed: the slip can be checked against the journal. */
export type SlipEntry = { tillId: TillId; seq: number; hash: EntryHash }

export type ReceiptInput = {
  sale: SaleCompleted
  point: SlipPoint
  entry: SlipEntry
  /** The time of the sale, milliseconds since 1970; printed as Vietnam's. */
  atMs: number
  /** 0 for the first print, then which copy this is; every copy is marked. */
  copy: number
}

/** The slip of a sale, top to bottom. It holds no figure that the sale does not. */
export function receiptModel({ sale, point, entry, atMs, copy }: ReceiptInput): ReceiptRow[] {
  return [
    ...copyRows(copy),
    ...headRows(point, WORDS.title),
    pair(WORDS.number, formatSaleNumber(sale.number)),
    pair(WORDS.time, formatMoment(atMs)),
    pair(WORDS.cashier, sale.cashier.name),
    ...(sale.event === null ? [] : [pair(WORDS.event, sale.event)]),
    { kind: 'rule' },
    ...sale.lines.flatMap(lineRows),
    { kind: 'rule' },
    ...totalRows(sale),
    { kind: 'rule' },
    ...paymentRows(sale),
    { kind: 'qr', text: entryQrText(entry) },
    centre(WORDS.notInvoice, 'strong'),
    ...footRows(point),
    centre(WORDS.thanks, 'plain'),
  ]
}

/** What the QR code of a slip holds: which entry of which journal, and the beginning of its hash. */
export function entryQrText({ tillId, seq, hash }: SlipEntry): string {
  return `ocop:${tillId}:${seq}:${hash.slice(0, 16)}`
}

/** Every copy is marked with its number; the first print, 0, with nothing. */
export function copyRows(copy: number): ReceiptRow[] {
  return copy > 0 ? [centre(`${WORDS.reprint} (${copy})`, 'strong')] : []
}

export function headRows(point: SlipPoint, title: string): ReceiptRow[] {
  const { name, taxCode } = point.operator
  return [
    centre(point.name, 'strong'),
    ...(name === '' || name === point.name ? [] : [centre(name, 'small')]),
    ...(point.address === '' ? [] : [centre(point.address, 'small')]),
    ...(taxCode === '' ? [] : [centre(`${WORDS.taxCode}: ${taxCode}`, 'small')]),
    centre(title, 'large'),
  ]
}

/** What the shop says at the end, a row for each of its lines. */
export function footRows({ settings }: SlipPoint): ReceiptRow[] {
  const lines = (settings?.receipt.footer ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').map((line) => centre(line, 'small'))
}

/** "22/11/2026 14:05", in Vietnam. */
export function formatMoment(atMs: number): string {
  return `${formatDay(businessDayOf(atMs))} ${formatTimeOfDay(atMs)}`
}

/** The goods of one line. A share of the sale's discount stands below all lines, not here. */
export function lineRows(line: SaleLine): ReceiptRow[] {
  const ownDiscount = line.discount - (line.saleDiscount ?? 0)
  const stars = line.isCertified && line.star > 0 ? ` · OCOP ${'★'.repeat(line.star)}` : ''
  const lot = line.lot === null ? [] : [`${WORDS.lot} ${line.lot}`]
  const expiry = line.expiry === null ? [] : [`${WORDS.expiry} ${formatDay(line.expiry)}`]
  const origin = [...lot, ...expiry].join(' · ')
  return [
    left(line.productName, 'strong'),
    left(`${line.producerName}${stars}`, 'small'),
    ...(origin === '' ? [] : [left(origin, 'small')]),
    pair(
      `${formatQuantity(line.quantity, line.unit)} × ${formatVnd(line.unitPrice)}`,
      formatVnd(line.amount + line.discount),
    ),
    ...(ownDiscount > 0 ? [pair(WORDS.lineDiscount, formatVnd(-ownDiscount), 'small')] : []),
  ]
}

function totalRows(sale: SaleCompleted): ReceiptRow[] {
  const discount = sale.lines.reduce((sum, line) => sum + (line.saleDiscount ?? 0), 0)
  return [
    ...(discount > 0 ? [pair(WORDS.saleDiscount, formatVnd(-discount))] : []),
    ...(sale.rounding === 0 ? [] : [pair(WORDS.rounding, formatVnd(sale.rounding))]),
    pair(WORDS.total, formatVnd(sale.total), 'large'),
    left(`${WORDS.inWords}: ${amountInWords(sale.total)}`, 'plain'),
    ...vatRows(sale.vatGroups),
  ]
}

/** One row for each rate: the VAT contained where there is a percentage, else the amount alone. */
export function vatRows(groups: readonly { rate: VatRate; amount: number; vat: number }[]): ReceiptRow[] {
  return groups.map(({ rate, amount, vat }) =>
    rate.endsWith('%')
      ? pair(`${VAT_WORDS[rate]} / ${formatVnd(amount)}`, formatVnd(vat), 'small')
      : pair(VAT_WORDS[rate], formatVnd(amount), 'small'),
  )
}

function paymentRows(sale: SaleCompleted): ReceiptRow[] {
  const change = changeOf(sale.payments)
  return [
    ...sale.payments.map(({ method, given }) => pair(PAYMENT_WORDS[method], formatVnd(given))),
    ...(change > 0 ? [pair(WORDS.change, formatVnd(change), 'strong')] : []),
  ]
}

export function centre(text: string, weight: Weight): ReceiptRow {
  return { kind: 'text', text, align: 'center', weight }
}

export function left(text: string, weight: Weight): ReceiptRow {
  return { kind: 'text', text, align: 'left', weight }
}

export function pair(leftText: string, right: string, weight: Weight = 'plain'): ReceiptRow {
  return { kind: 'pair', left: leftText, right, weight }
}
