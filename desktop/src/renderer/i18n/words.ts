import { useIntl } from 'react-intl'
import type { WordKey } from './vi.ts'

export type WordValues = Readonly<Record<string, string | number>>
/** A sentence by its key, in the language of the page. */
export type Words = (key: WordKey, values?: WordValues) => string
/** A sentence that is still to be said, in whatever language the page has by then; a part of it may be words too. */
export type Saying = { key: WordKey; values?: Readonly<Record<string, string | number | Saying>> }

/** Says it. */
export function sayingIn(words: Words, { key, values = {} }: Saying): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? sayingIn(words, value) : value,
  ])
  return words(key, Object.fromEntries(said) as WordValues)
}

export function useWords(): Words {
  const intl = useIntl()
  return (key, values) => String(intl.formatMessage({ id: key }, values))
}
