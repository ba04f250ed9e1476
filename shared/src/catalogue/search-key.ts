/** Text as it is searched: no tone or vowel marks (NFD without U+0300–036F), đ as d, lower case. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
}

/** The words of a text, folded; letters and digits part from one another, so that "500g" and "500 g" are alike. */
export function searchTokens(text: string): string[] {
  return foldText(text).match(/\p{N}+|\p{L}+/gu) ?? []
}

/** The copy without spaces: "Cà phê" → "caphe". */
export function compactKey(text: string): string {
  return searchTokens(text).join('')
}
