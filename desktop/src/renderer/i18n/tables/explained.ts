/** What happened, whether money or data is at risk, what to do now: read one after the other as one sentence. */
export type Explained = readonly [what: string, risk: string, todo: string]

/** The only words for each trouble, in both languages. ICU MessageFormat; a blank stands in both or in neither. */
export type ErrorTable = Readonly<Record<string, { vi: Explained; en: Explained }>>

/** A table's sentences in one language, as the page says them. */
export function explainedIn<TTable extends ErrorTable>(
  table: TTable,
  language: 'vi' | 'en',
): { [TKey in keyof TTable]: string } {
  const sentences = Object.entries(table).map(([key, both]) => [key, both[language].join(' ')])
  return Object.fromEntries(sentences) as { [TKey in keyof TTable]: string } // the same keys
}
