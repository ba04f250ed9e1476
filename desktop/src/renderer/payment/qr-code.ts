import encodeQR from 'qr'
import { vnd } from '#shared/money.ts'
import { encodeVietQr } from '#shared/payments/vietqr.ts'
import type { BankAccount } from '#shared/protocol/feed.ts'

/** What a code has room for (NAPAS: 25 characters). */
const MOST_REFERENCE = 25
/** Light modules around a code, as its standard asks. */
const QUIET_ZONE = 4

/** What a buyer shall pay, where to, and how the payment is found again. `amount`: đồng. */
export type Asked = { bank: BankAccount; amount: number; bill: string }

/** The text of a VietQR code, null when no code can say this. */
export function vietQrText({ bank, amount, bill }: Asked): string | null {
  const reference = bill.slice(-MOST_REFERENCE)
  try {
    return encodeVietQr({
      bin: bank.bin,
      account: bank.account,
      service: 'QRIBFTTA',
      amount: vnd(amount),
      bill: reference,
      purpose: reference,
    })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The modules of a code, dark ones true, with its quiet zone. */
export function qrModules(text: string): boolean[][] {
  return encodeQR(text, 'raw', { border: QUIET_ZONE })
}
