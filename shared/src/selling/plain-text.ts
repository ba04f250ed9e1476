/** What an entry may hold of a text from outside: no U+0000, no lone surrogate, 400 units; else nobody could read it. */
export function plainText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().slice(0, 400).toWellFormed()
}

export function plainTextOrNull(text: string | null): string | null {
  return text === null ? null : plainText(text)
}
