import { amountInWords } from '../amount-in-words.ts'
import { formatDay, formatQuantity, formatTimeOfDay, formatVnd } from '../format.ts'
import type { TillId } from '../ids.ts'
import type { EntryHash } from '../journal/hash.ts'
import type { SaleCompleted, SaleLine } from '../journal/kinds/sale-completed.ts'
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

export type ReceiptInput = {
  sale: SaleCompleted
  /** What the head of the slip says of the shop. */
  point: { name: string; address: string; operator: { name: string; taxCode: string } }
  /** The entry that holds the sale: the slip can be checked against the journal. */
  entry: { tillId: TillId; seq: number; hash: EntryHash }
  /** The time of the sale, milliseconds since 1970; printed as Vietnam's. */
  atMs: number
  /** 0 for the first print, then which copy this is; every copy is marked. */
  copy: number
}

/** The slip of a sale, top to bottom. It holds no figure that the sale does not. */
export function receiptModel(input: ReceiptInput): ReceiptRow[] {
  const { sale, entry, copy } = input
  return [
    ...(copy > 0 ? [centre(`${WORDS.reprint} (${copy})`, 'strong')] : []),
    ...headRows(input),
    { kind: 'rule' },
    ...sale.lines.flatMap(lineRows),
    { kind: 'rule' },
    ...totalRows(sale),
    { kind: 'rule' },
    ...paymentRows(sale),
    { kind: 'qr', text: entryQrText(entry) },
    centre(WORDS.notInvoice, 'strong'),
    centre(WORDS.thanks, 'plain'),
  ]
}

/** What the QR code of a slip holds: which entry of which journal, and the beginning of its hash. */
export function entryQrText({ tillId, seq, hash }: ReceiptInput['entry']): string {
  return `ocop:${tillId}:${seq}:${hash.slice(0, 16)}`
}

function headRows({ sale, point, atMs }: ReceiptInput): ReceiptRow[] {
  const { name, taxCode } = point.operator
  return [
    centre(point.name, 'strong'),
    ...(name === '' || name === point.name ? [] : [centre(name, 'small')]),
    ...(point.address === '' ? [] : [centre(point.address, 'small')]),
    ...(taxCode === '' ? [] : [centre(`${WORDS.taxCode}: ${taxCode}`, 'small')]),
    centre(WORDS.title, 'large'),
    pair(WORDS.number, formatSaleNumber(sale.number)),
    pair(WORDS.time, `${formatDay(businessDayOf(atMs))} ${formatTimeOfDay(atMs)}`),
    pair(WORDS.cashier, sale.cashier.name),
  ]
}

function lineRows(line: SaleLine): ReceiptRow[] {
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
    ...(line.discount > 0 ? [pair(WORDS.lineDiscount, formatVnd(0 - line.discount), 'small')] : []),
  ]
}

function totalRows(sale: SaleCompleted): ReceiptRow[] {
  const discount = sale.lines.reduce((sum, line) => sum + line.discount, 0)
  return [
    ...(discount > 0 ? [pair(WORDS.discount, formatVnd(-discount))] : []),
    ...(sale.rounding === 0 ? [] : [pair(WORDS.rounding, formatVnd(sale.rounding))]),
    pair(WORDS.total, formatVnd(sale.total), 'large'),
    left(`${WORDS.inWords}: ${amountInWords(sale.total)}`, 'plain'),
    ...sale.vatGroups.map(({ rate, amount, vat }) =>
      rate.endsWith('%')
        ? pair(`${VAT_WORDS[rate]} / ${formatVnd(amount)}`, formatVnd(vat), 'small')
        : pair(VAT_WORDS[rate], formatVnd(amount), 'small'),
    ),
  ]
}

function paymentRows(sale: SaleCompleted): ReceiptRow[] {
  const change = changeOf(sale.payments)
  return [
    ...sale.payments.map(({ method, given }) => pair(PAYMENT_WORDS[method], formatVnd(given))),
    ...(change > 0 ? [pair(WORDS.change, formatVnd(change), 'strong')] : []),
  ]
}

function centre(text: string, weight: Weight): ReceiptRow {
  return { kind: 'text', text, align: 'center', weight }
}

function left(text: string, weight: Weight): ReceiptRow {
  return { kind: 'text', text, align: 'left', weight }
}

function pair(leftText: string, right: string, weight: Weight = 'plain'): ReceiptRow {
  return { kind: 'pair', left: leftText, right, weight }
}
