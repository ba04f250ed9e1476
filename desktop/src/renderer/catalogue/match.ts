import { foldText, searchTokens } from '#shared/catalogue/search-key.ts'

/** A piece of a text, and whether the query found it. */
export type Piece = { text: string; isMatch: boolean }

/**
 * Where a query's words stand in a text, marks or not: each as the beginning of a word of it. Texts are folded
 * letter by letter, so that places are the same in both.
 */
export function piecesOf(text: string, query: string): Piece[] {
  const letters = [...text.normalize('NFC')]
  const folded = letters.map((letter) => foldText(letter)[0] ?? letter)
  const isFound = letters.map(() => false)
  for (const word of searchTokens(query)) {
    for (let at = 0; at + word.length <= folded.length; at += 1) {
      const isStart =
        at === 0 || !isWordPart(folded[at - 1]) || isDigit(folded[at - 1]) !== isDigit(folded[at])
      if (isStart && folded.slice(at, at + word.length).join('') === word)
        isFound.fill(true, at, at + word.length)
    }
  }
  const pieces: Piece[] = []
  for (const [at, letter] of letters.entries()) {
    const isMatch = isFound[at] ?? false
    const last = pieces.at(-1)
    if (last?.isMatch === isMatch) last.text += letter
    else pieces.push({ text: letter, isMatch })
  }
  return pieces
}

function isWordPart(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && /\p{N}/u.test(letter)
}
