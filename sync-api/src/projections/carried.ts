import { hash } from 'node:crypto'
import type { PointId, TillId } from '#shared/ids.ts'
import { joinCarried } from '#shared/journal/carry.ts'
import type { EntryHash, Sha256 } from '#shared/journal/hash.ts'
import type { EntryCarried } from '#shared/journal/kinds/entry-carried.ts'
import type { Tx } from '../db/pool.ts'
import { deletePieces, insertCarried, insertPieces, loadKnownCarried, loadPieces } from './carried-store.ts'
import { parseEntry } from './parse.ts'
import type { ParsedEntry } from './types.ts'

/** An entry of whichever till, whatever road it came. */
export type Arrived = ParsedEntry & { tillId: TillId }

/** A piece with the entry that carries it. */
export type Piece = {
  byTillId: TillId
  bySeq: number
  byHash: EntryHash
  /** When it came; 0 for one kept from before. */
  receivedMs: number
  body: EntryCarried
}

/** A whole carried entry, fitting its hash, of its carrier's point. */
export type CarriedEntry = Arrived & { text: string }

const nativeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')

/**
 * P14: takes in what `arrived` carries, and what that carries in turn. Answers the entries that are now known whole
 * for the first time; those that their own till pushed before are not among them. Pieces that make no entry of this
 * point are kept apart, to be joined later or shown.
 */
export async function takeCarried(tx: Tx, pointId: PointId, arrived: readonly Arrived[]): Promise<Arrived[]> {
  const fresh: Arrived[] = []
  let pieces = piecesIn(arrived)
  while (pieces.length > 0) {
    const found = await joinPieces(tx, pointId, pieces)
    fresh.push(...found)
    pieces = piecesIn(found)
  }
  return fresh
}

function piecesIn(entries: readonly Arrived[]): Piece[] {
  return entries.flatMap(({ tillId, seq, hash: byHash, receivedMs, read }) =>
    read.ok && read.value.kind === 'entry.carried'
      ? [{ byTillId: tillId, bySeq: seq, byHash, receivedMs, body: read.value.body }]
      : [],
  )
}

async function joinPieces(tx: Tx, pointId: PointId, pieces: readonly Piece[]): Promise<Arrived[]> {
  const known = await loadKnownCarried(tx, pieces)
  const missing = pieces.filter((piece) => !known.has(keyOf(piece.body)))
  if (missing.length === 0) return []
  const needsOthers = missing.some(({ body }) => body.parts > 1)
  const stored = needsOthers ? await loadPieces(tx, pointId, missing) : []
  const groups = Map.groupBy([...stored, ...missing], (piece) => keyOf(piece.body))
  const whole = [...groups.values()].flatMap((group) => wholeOf(pointId, group) ?? [])
  const joined = new Set(whole.map(keyOf))
  await insertPieces(
    tx,
    pointId,
    missing.filter((piece) => !joined.has(keyOf(piece.body))),
  )
  await deletePieces(tx, pointId, whole)
  return insertCarried(tx, pointId, whole)
}

/** The entry that these pieces of one hash make, by whichever carrier and cut; null while none does. */
function wholeOf(pointId: PointId, pieces: readonly Piece[]): CarriedEntry | null {
  const receivedMs = Math.max(...pieces.map((piece) => piece.receivedMs))
  const cuts = Map.groupBy(pieces, ({ byTillId, body }) => `${byTillId} ${body.parts} ${body.prevHash}`)
  for (const cut of cuts.values()) {
    for (const choice of choicesOf(cut.map((piece) => piece.body))) {
      const joined = joinCarried(choice, nativeSha256)
      if (!joined.ok) continue
      const { tillId, entry } = joined.value
      const parsed = parseEntry({ ...entry, receivedMs }, { tillId, pointId })
      const isFit = parsed.at !== null && (parsed.read.ok || parsed.read.error !== 'wrong-point')
      if (isFit) return { ...parsed, tillId, text: entry.text }
    }
  }
  return null
}

const MAX_CHOICES = 64

/** Every way to pick one piece for each part, when a carrier sent several that differ; bounded, for it is a stranger's. */
function choicesOf(bodies: readonly EntryCarried[]): EntryCarried[][] {
  let choices: EntryCarried[][] = [[]]
  for (const sent of Map.groupBy(bodies, (body) => body.part).values()) {
    const distinct = [...new Map(sent.map((body) => [body.piece, body])).values()]
    choices = choices.flatMap((choice) => distinct.map((body) => [...choice, body])).slice(0, MAX_CHOICES)
  }
  return choices
}

function keyOf({ tillId, seq, hash: ofEntry }: { tillId: string; seq: number; hash: string }): string {
  return `${tillId} ${seq} ${ofEntry}`
}
