/** Why goods cannot be taken back so: the whole list. The page has a sentence for each. */
export type ReturnErrorCode =
  | 'nothing-returned'
  | 'unknown-line'
  | 'line-twice'
  | 'bad-quantity'
  | 'more-than-left'
  | 'no-reason'
  | 'needs-approval'
  | 'bad-refund'
  | 'refund-above-amount'
  | 'too-many-lines'
  | 'cannot-be-priced'

/**
 * `line` is the sale's, counted from 0, null when the whole return is meant; `value` is what was typed, or, for
 * more-than-left, the thousandths that are left.
 */
export type ReturnError = { code: ReturnErrorCode; line: number | null; value: number | null }

export function returnError(
  code: ReturnErrorCode,
  where: { line?: number | null; value?: number | null } = {},
): ReturnError {
  return { code, line: where.line ?? null, value: where.value ?? null }
}
