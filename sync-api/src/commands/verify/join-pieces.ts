import { hash as digest } from 'node:crypto'
import type { PointId, TillId } from '#shared/ids.ts'
import type { ParsedEntry } from '../../projections/types.ts'
import { parseEntry } from '../../projections/parse.ts'

export type Known = ParsedEntry & { tillId: TillId }
type Piece = { tillId: TillId; seq: number; prevHash: ParsedEntry['hash']; hash: ParsedEntry['hash'] } & {
  byTillId: TillId
  part: number
  parts: number
  piece: string
}

/**
 * P14 over everything a point's tills hold: the entries that carried pieces make, and those that they carry in turn,
 * each once, of this point and fitting their hash; when they came is said elsewhere.
 */
export function joinCarriedEntries(pointId: PointId, entries: readonly Known[]): Known[] {
  const whole = new Map<string, Known>()
  const pieces: Piece[] = []
  let fresh: readonly Known[] = entries
  while (fresh.length > 0) {
    pieces.push(...fresh.flatMap(piecesIn))
    const found = join(pieces, pointId).filter((entry) => !whole.has(keyOf(entry)))
    for (const entry of found) whole.set(keyOf(entry), entry)
    fresh = found
  }
  return [...whole.values()]
}

function piecesIn({ tillId, read }: Known): Piece[] {
  return read.ok && read.value.kind === 'entry.carried' ? [{ ...read.value.body, byTillId: tillId }] : []
}

function join(pieces: readonly Piece[], pointId: PointId): Known[] {
  const cuts = Map.groupBy(
    pieces,
    (piece) => `${keyOf(piece)} ${piece.prevHash} ${piece.byTillId} ${piece.parts}`,
  )
  return [...cuts.values()].flatMap((cut) => {
    const [first] = cut
    const text = first && textsOf(cut, first.parts).find((candidate) => fits(first, candidate))
    if (!first || text === undefined) return []
    const parsed = parseEntry({ ...first, text, receivedMs: 0 }, { tillId: first.tillId, pointId })
    const isOfPoint = parsed.at !== null && (parsed.read.ok || parsed.read.error !== 'wrong-point')
    return isOfPoint ? [{ ...parsed, tillId: first.tillId }] : []
  })
}

function textsOf(cut: readonly Piece[], parts: number): string[] {
  let texts = ['']
  for (let part = 1; part <= parts; part += 1) {
    const choices = new Set(cut.filter((piece) => piece.part === part).map((piece) => piece.piece))
    texts = texts.flatMap((text) => [...choices].map((choice) => text + choice)).slice(0, 64)
  }
  return texts
}

function fits({ prevHash, hash }: Piece, text: string): boolean {
  return (
    text.isWellFormed() &&
    digest('sha256', Buffer.concat([Buffer.from(prevHash, 'hex'), Buffer.from(text)])) === hash
  )
}

function keyOf({ tillId, seq, hash }: { tillId: string; seq: number; hash: string }): string {
  return `${tillId} ${seq} ${hash}`
}
