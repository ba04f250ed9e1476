import { formatInteger, formatVnd } from '../format.ts'
import type { StaffRef } from '../journal/common.ts'
import type { ShiftClosed } from '../journal/kinds/shift-closed.ts'
import type { ShiftReport } from '../journal/kinds/shift-report.ts'
import {
  centre,
  copyRows,
  entryQrText,
  formatMoment,
  headRows,
  left,
  pair,
  type ReceiptRow,
  type SlipEntry,
  type SlipPoint,
  vatRows,
} from './receipt.ts'
import { METHOD_WORDS, RECEIPT_WORDS, SHIFT_WORDS as WORDS } from './receipt-words.ts'

type Slip = {
  point: SlipPoint
  /** "Quầy 1". */
  tillName: string
  cashier: StaffRef
  openedAtMs: number
  /** When it is printed, or the shift was closed. */
  atMs: number
  /** X: the till's newest entry; Z: its shift.closed. The hash stands on paper whole. */
  head: SlipEntry
  saleCount: number
  saleTotal: number
  report: ShiftReport
}

/** `isBlind`: the cashier will still count, so it says how often, and no sum that would tell what the drawer should hold. */
export type XInput = Slip & { expected: number; isBlind: boolean }
export type ZInput = Omit<Slip, 'saleCount' | 'saleTotal' | 'report' | 'cashier'> & {
  closing: ShiftClosed & { report: ShiftReport }
  copy: number
}

/** The X report: a shift so far. It closes nothing and has no number. */
export function xReportModel(input: XInput): ReceiptRow[] {
  return [
    ...headRows(input.point, WORDS.xTitle),
    ...whoRows(input),
    pair(WORDS.printedAt, formatMoment(input.atMs)),
    rule(),
    ...(input.isBlind ? countRows(input) : moneyRows(input)),
    ...headOfJournal(input.head),
  ]
}

/** The Z report: the shift as it was closed, and the perpetual totals that go on from Z to Z. */
export function zReportModel(input: ZInput): ReceiptRow[] {
  const { closing, point, head, atMs, copy } = input
  const { report, cashier, saleCount, saleTotal, difference, reason } = closing
  const { grandTotals } = report
  return [
    ...copyRows(copy),
    ...headRows(point, WORDS.zTitle),
    pair(WORDS.number, formatInteger(report.number)),
    ...whoRows({ ...input, cashier }),
    pair(WORDS.closedAt, formatMoment(atMs)),
    rule(),
    ...salesRows({ saleCount, saleTotal, report }),
    ...methodRows(report),
    ...vatPart(report),
    ...drawerRows(report, closing.expected),
    pair(WORDS.counted, formatVnd(closing.counted)),
    pair(WORDS.difference, formatVnd(difference), difference === 0 ? 'plain' : 'strong'),
    ...(reason === null || reason === '' ? [] : [left(`${WORDS.reason}: ${reason}`, 'plain')]),
    rule(),
    left(WORDS.grandTotals, 'strong'),
    pair(counted(WORDS.sales, grandTotals.saleCount), formatVnd(grandTotals.saleTotal)),
    pair(counted(WORDS.returns, grandTotals.returnCount), formatVnd(0 - grandTotals.returnTotal)),
    rule(),
    ...headOfJournal(head),
    centre(WORDS.signature, 'plain'),
    ...Array.from({ length: 3 }, () => centre('', 'plain')),
  ]
}

function countRows({ saleCount, report }: XInput): ReceiptRow[] {
  return [
    pair(WORDS.sales, formatInteger(saleCount)),
    pair(WORDS.returns, formatInteger(report.returnCount)),
    pair(WORDS.corrections, formatInteger(report.correctionCount)),
    rule(),
  ]
}

function moneyRows({ report, expected, ...input }: XInput): ReceiptRow[] {
  return [
    ...salesRows({ ...input, report }),
    ...methodRows(report),
    ...vatPart(report),
    ...drawerRows(report, expected),
    rule(),
  ]
}

function whoRows({ tillName, cashier, openedAtMs }: Pick<Slip, 'tillName' | 'cashier' | 'openedAtMs'>) {
  return [
    pair(WORDS.till, tillName),
    pair(RECEIPT_WORDS.cashier, cashier.name),
    pair(WORDS.openedAt, formatMoment(openedAtMs)),
  ]
}

function salesRows({ saleCount, saleTotal, report }: Pick<Slip, 'saleCount' | 'saleTotal' | 'report'>) {
  const { discount, rounding, returnCount, returnTotal, correctionCount } = report
  return [
    pair(counted(WORDS.sales, saleCount), formatVnd(saleTotal)),
    ...(discount === 0 ? [] : [pair(WORDS.discount, formatVnd(-discount), 'small')]),
    ...(rounding === 0 ? [] : [pair(WORDS.rounding, formatVnd(rounding), 'small')]),
    pair(counted(WORDS.returns, returnCount), formatVnd(0 - returnTotal)),
    pair(WORDS.net, formatVnd(saleTotal - returnTotal), 'strong'),
    ...(correctionCount === 0 ? [] : [pair(WORDS.corrections, formatInteger(correctionCount))]),
    rule(),
  ]
}

function methodRows({ methods }: ShiftReport): ReceiptRow[] {
  if (methods.length === 0) return []
  return [
    left(WORDS.methods, 'strong'),
    ...methods.flatMap(({ method, taken, refunded }) => [
      pair(METHOD_WORDS[method], formatVnd(taken)),
      ...(refunded === 0
        ? []
        : [pair(`${METHOD_WORDS[method]}, ${WORDS.refunded}`, formatVnd(-refunded), 'small')]),
    ]),
    rule(),
  ]
}

function vatPart({ vatGroups }: ShiftReport): ReceiptRow[] {
  return vatGroups.length === 0 ? [] : [left(WORDS.vat, 'strong'), ...vatRows(vatGroups), rule()]
}

function drawerRows({ float, paidIn, paidOut, methods }: ShiftReport, expected: number): ReceiptRow[] {
  const cash = methods.find(({ method }) => method === 'cash')
  return [
    left(WORDS.cash, 'strong'),
    pair(WORDS.float, formatVnd(float)),
    pair(WORDS.cashSales, formatVnd(cash?.taken ?? 0)),
    pair(WORDS.cashRefunds, formatVnd(0 - (cash?.refunded ?? 0))),
    pair(WORDS.paidIn, formatVnd(paidIn)),
    pair(WORDS.paidOut, formatVnd(0 - paidOut)),
    pair(WORDS.expected, formatVnd(expected), 'strong'),
  ]
}

/** Seq and hash of the journal's head, in groups that two people can read to each other. */
function headOfJournal(head: SlipEntry): ReceiptRow[] {
  const groups = head.hash.match(/.{16}/g) ?? []
  return [
    left(`${WORDS.head} ${head.seq}`, 'small'),
    ...groups.map((group) => left(group.replaceAll(/(.{4})(?=.)/g, '$1 '), 'small')),
    { kind: 'qr', text: entryQrText(head) },
  ]
}

function counted(word: string, count: number): string {
  return `${word} (${formatInteger(count)})`
}

function rule(): ReceiptRow {
  return { kind: 'rule' }
}
