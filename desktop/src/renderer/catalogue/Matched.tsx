import { piecesOf } from './match.ts'

/** A text with what the search found in it marked. */
export function Matched({ text, query }: { text: string; query: string }) {
  return piecesOf(text, query).map((piece, index) =>
    piece.isMatch ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )
}
