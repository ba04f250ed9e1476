import type { SaleError } from '#shared/selling/sale-error.ts'
import { formatInteger, formatVnd } from '#shared/format.ts'
import { formatThousandths } from '../i18n/format.ts'
import type { Saying } from '../i18n/words.ts'

/** What keeps the cart from being a sale, as a sentence. `SaleError` counts lines from 0; people count from 1. */
export function troubleOf({ code, line, value }: SaleError): Saying {
  const format =
    code === 'bad-quantity' ? formatThousandths : code === 'too-many-lines' ? formatInteger : formatVnd
  return { key: `sale.${code}`, values: { line: (line ?? 0) + 1, value: format(value ?? 0) } }
}
