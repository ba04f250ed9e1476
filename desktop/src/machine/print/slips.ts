import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { PrinterSetting } from '../contract-devices.ts'
import { PRINT_WORDS as WORDS } from './words.ts'

/** Every Vietnamese letter, both edges of the paper, figures and a code. */
export function testSlip({ name, paperMm }: PrinterSetting): ReceiptRow[] {
  return [
    { kind: 'text', text: WORDS.test, align: 'center', weight: 'large' },
    { kind: 'pair', left: WORDS.testOf, right: `${name} · ${paperMm} mm`, weight: 'plain' },
    { kind: 'rule' },
    { kind: 'text', text: WORDS.letters, align: 'left', weight: 'plain' },
    { kind: 'text', text: WORDS.letters.toUpperCase(), align: 'left', weight: 'plain' },
    { kind: 'rule' },
    { kind: 'pair', left: '0123456789', right: '1.250.000 ₫', weight: 'large' },
    { kind: 'qr', text: 'ocop:test' },
    { kind: 'text', text: WORDS.testEnds, align: 'center', weight: 'small' },
  ]
}

/** Ends a slip that was cut short, so that nobody takes it for a receipt. */
export const CUT_SHORT_SLIP: readonly ReceiptRow[] = [
  { kind: 'rule' },
  { kind: 'text', text: WORDS.cutShort, align: 'center', weight: 'large' },
  { kind: 'text', text: WORDS.cutShortWhy, align: 'center', weight: 'small' },
  { kind: 'rule' },
]
