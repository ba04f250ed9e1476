/** Sentences of one part of the page, each in both languages side by side. ICU MessageFormat. */
export type WordTable = Readonly<Record<string, readonly [vi: string, en: string]>>

type Sentences<TTable extends WordTable> = { [TKey in keyof TTable]: string }

/** A table's sentences in one language. */
export function inLanguage<TTable extends WordTable>(
  table: TTable,
  language: 'vi' | 'en',
): Sentences<TTable> {
  const place = language === 'vi' ? 0 : 1
  const sentences = Object.entries(table).map(([key, both]) => [key, both[place]])
  return Object.fromEntries(sentences) as Sentences<TTable> // the same keys
}
