import { formatVnd } from '#shared/format.ts'
import type { ReturnError } from '#shared/selling/return-error.ts'
import { formatThousandths } from '../i18n/format.ts'
import type { Saying } from '../i18n/words.ts'

/** What keeps goods from coming back, as a sentence. `ReturnError` counts lines from 0; people count from 1. */
export function returnTrouble({ code, line, value }: ReturnError): Saying {
  const isMoney = code === 'refund-above-amount'
  const shown = isMoney ? formatVnd(value ?? 0) : formatThousandths(value ?? 0)
  return { key: `return.${code}`, values: { line: (line ?? 0) + 1, value: shown } }
}
