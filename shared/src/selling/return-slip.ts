import { amountInWords } from '../amount-in-words.ts'
import { formatVnd } from '../format.ts'
import type { SaleReturned } from '../journal/kinds/sale-returned.ts'
import {
  centre,
  copyRows,
  entryQrText,
  footRows,
  formatMoment,
  headRows,
  left,
  lineRows,
  pair,
  type ReceiptRow,
  type SlipEntry,
  type SlipPoint,
  vatRows,
} from './receipt.ts'
import { RECEIPT_WORDS, REFUND_WORDS, RETURN_WORDS as WORDS } from './receipt-words.ts'
import { formatReturnNumber, formatSaleNumber, type SaleNumber } from './sale-number.ts'

export type ReturnSlipInput = {
  body: SaleReturned
  /** The number of the sale it names, null where that sale is not known here. */
  saleNumber: SaleNumber | null
  point: SlipPoint
  entry: SlipEntry
  /** The time of the return, milliseconds since 1970. */
  atMs: number
  copy: number
}

/** The slip of a return, top to bottom: what came back, what went back, who approved it, and where the buyer signs. */
export function returnSlipModel({
  body,
  saleNumber,
  point,
  entry,
  atMs,
  copy,
}: ReturnSlipInput): ReceiptRow[] {
  return [
    ...copyRows(copy),
    ...headRows(point, WORDS.title),
    pair(RECEIPT_WORDS.number, formatReturnNumber(body.number)),
    pair(RECEIPT_WORDS.time, formatMoment(atMs)),
    pair(RECEIPT_WORDS.cashier, body.cashier.name),
    ...(body.approvedBy === null ? [] : [pair(WORDS.approvedBy, body.approvedBy.name)]),
    ...saleRows(body, saleNumber),
    left(`${WORDS.reason}: ${body.reason}`, 'plain'),
    { kind: 'rule' },
    ...body.lines.flatMap(lineRows),
    { kind: 'rule' },
    ...(body.rounding === 0 ? [] : [pair(RECEIPT_WORDS.rounding, formatVnd(body.rounding))]),
    pair(WORDS.total, formatVnd(body.total), 'large'),
    left(`${RECEIPT_WORDS.inWords}: ${amountInWords(body.total)}`, 'plain'),
    ...vatRows(body.vatGroups),
    { kind: 'rule' },
    ...body.refunds.map(({ method, amount }) => pair(REFUND_WORDS[method], formatVnd(amount))),
    ...(body.exchangeSaleId === null ? [] : [left(WORDS.exchange, 'plain')]),
    { kind: 'qr', text: entryQrText(entry) },
    centre(WORDS.notInvoice, 'strong'),
    centre(WORDS.signature, 'plain'),
    ...Array.from({ length: 3 }, () => centre('', 'plain')),
    ...footRows(point),
  ]
}

function saleRows({ of }: SaleReturned, saleNumber: SaleNumber | null): ReceiptRow[] {
  if (of === null) return [left(WORDS.withoutSlip, 'plain')]
  return [pair(WORDS.ofSale, saleNumber ? formatSaleNumber(saleNumber) : of.saleId)]
}
