/** Why a cart is not a sale yet: the whole list. The page has a sentence for each. */
export type SaleErrorCode =
  | 'no-lines'
  | 'too-many-lines'
  | 'bad-quantity'
  | 'bad-price'
  | 'bad-discount'
  | 'discount-above-amount'
  | 'amount-too-large'
  | 'bad-tender'
  | 'too-many-tenders'
  | 'underpaid'
  | 'overpaid'

/** `line` counts from 0 and is null when the whole sale is meant; `value` is what was typed, missing or too much. */
export type SaleError = { code: SaleErrorCode; line: number | null; value: number | null }

export function saleError(code: SaleErrorCode, where: { line?: number; value?: number } = {}): SaleError {
  return { code, line: where.line ?? null, value: where.value ?? null }
}
