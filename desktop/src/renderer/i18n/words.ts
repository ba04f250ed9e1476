import { useIntl } from 'react-intl'
import type { WordKey } from './vi.ts'

export type WordValues = Readonly<Record<string, string | number>>
/** A sentence by its key, in the language of the page. */
export type Words = (key: WordKey, values?: WordValues) => string
/** A sentence that is still to be said, in whatever language the page has by then. */
export type Saying = { key: WordKey; values?: WordValues }

export function useWords(): Words {
  const intl = useIntl()
  return (key, values) => String(intl.formatMessage({ id: key }, values))
}
