import { meaningOf, type Stroke } from './stroke.ts'

/**
 * Tells a scanner's keys from a person's, by their pace alone: the only place that decides it. A scanner types a
 * whole code with a few milliseconds between keys and ends it with Enter, Tab or silence.
 */
export type WedgePace = {
  /** Longest pause between two keys of one code. */
  maxGapMs: number
  /** Keys at that pace from which on it is surely a scanner; also the shortest code. */
  sureLength: number
  /** Silence that ends a code without Enter, and the shortest such code. */
  quietMs: number
  quietLength: number
}

export const WEDGE_PACE: WedgePace = { maxGapMs: 35, sureLength: 4, quietMs: 150, quietLength: 8 }

/** The keys of one hurry so far; `text` is empty between hurries. */
export type Wedge = { text: string; isScanner: boolean; lastAtMs: number }

export type WedgeStep = {
  wedge: Wedge
  /** Whether the key may go on to the field that has the focus. */
  isForPage: boolean
  /** This key is the first of a hurry: remember what the field holds. */
  isFirst: boolean
  /** From this key on it is a scanner: give the field back what it held. */
  isCaught: boolean
  /** A whole code, as typed. */
  scanned: string | null
}

export const RESTING: Wedge = { text: '', isScanner: false, lastAtMs: Number.NEGATIVE_INFINITY }

/** Whether this key comes too late to belong to the hurry: `onQuiet` settles that one first. */
export function isOver(wedge: Wedge, atMs: number, pace: WedgePace = WEDGE_PACE): boolean {
  return wedge.text !== '' && atMs - wedge.lastAtMs > pace.maxGapMs
}

export function onStroke(wedge: Wedge, stroke: Stroke, pace: WedgePace = WEDGE_PACE): WedgeStep {
  const meaning = meaningOf(stroke)
  if (meaning === 'silent') return pass(wedge)
  const hurry = isOver(wedge, stroke.atMs, pace) || stroke.isRepeat ? RESTING : wedge
  if (meaning === 'end') return hurry.isScanner ? { ...swallow(RESTING), scanned: hurry.text } : pass(RESTING)
  if (meaning === 'erase' && hurry.text !== '') {
    const held = { ...hurry, text: hurry.text.slice(0, -1), lastAtMs: stroke.atMs } // a Vietnamese typing program
    return hurry.isScanner ? swallow(held) : pass(held)
  }
  if (meaning === 'erase' || meaning === 'other' || stroke.isRepeat)
    return hurry.isScanner ? swallow(hurry) : pass(RESTING)
  const text = hurry.text + meaning.char
  const isScanner = hurry.isScanner || text.length >= pace.sureLength
  const next = { text, isScanner, lastAtMs: stroke.atMs }
  return isScanner
    ? { ...swallow(next), isCaught: !hurry.isScanner }
    : { ...pass(next), isFirst: hurry.text === '' }
}

/** After a silence: a code without Enter, or text typed so quickly that it was held back and belongs to the field. */
export function onQuiet(
  wedge: Wedge,
  pace: WedgePace = WEDGE_PACE,
): { scanned: string | null; typed: string | null } {
  if (!wedge.isScanner) return { scanned: null, typed: null }
  return wedge.text.length >= pace.quietLength
    ? { scanned: wedge.text, typed: null }
    : { scanned: null, typed: wedge.text }
}

function pass(wedge: Wedge): WedgeStep {
  return { wedge, isForPage: true, isFirst: false, isCaught: false, scanned: null }
}

function swallow(wedge: Wedge): WedgeStep {
  return { wedge, isForPage: false, isFirst: false, isCaught: false, scanned: null }
}
