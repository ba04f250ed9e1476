import { meaningOf, type Stroke } from './stroke.ts'

/**
 * Tells a scanner's keys from a person's, by their pace alone: the only place that decides it. A scanner types a
 * whole code with a few milliseconds between keys and ends it with Enter, Tab or silence. One key may come late,
 * for a busy machine hands keys on late.
 */
export type WedgePace = {
  /** Longest mean pause between the keys of one code, its longest pause left out. */
  meanGapMs: number
  /** Longest single pause. */
  maxGapMs: number
  /** Keys at that pace from which on it is surely a scanner; also the shortest code. */
  sureLength: number
  /** A code this long may end late or without Enter; a shorter one could be a quick hand's. */
  plainLength: number
  /** Silence that ends a code without Enter. */
  quietMs: number
}

export const WEDGE_PACE: WedgePace = {
  meanGapMs: 50,
  maxGapMs: 150,
  sureLength: 4,
  plainLength: 8,
  quietMs: 200,
}

/** The keys of one hurry so far; `text` is empty between hurries. */
export type Wedge = {
  text: string
  isScanner: boolean
  lastAtMs: number
  /** Of the pauses between its keys. */
  sumGapMs: number
  longestGapMs: number
  gapCount: number
}

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
  /** Quick typing that was held back and belongs to the field, before this key. */
  typed: string | null
}

export const RESTING: Wedge = {
  text: '',
  isScanner: false,
  lastAtMs: 0,
  sumGapMs: 0,
  longestGapMs: 0,
  gapCount: 0,
}

/** Whether this key comes too late to belong to the hurry: `onQuiet` settles that one first. */
export function isOver(wedge: Wedge, atMs: number, pace: WedgePace = WEDGE_PACE): boolean {
  if (wedge.text === '') return false
  const { sumGapMs, longestGapMs, gapCount } = withGap(wedge, atMs)
  return longestGapMs > pace.maxGapMs || sumGapMs - longestGapMs > pace.meanGapMs * (gapCount - 1)
}

export function onStroke(wedge: Wedge, stroke: Stroke, pace: WedgePace = WEDGE_PACE): WedgeStep {
  const meaning = meaningOf(stroke)
  if (meaning === 'silent') return pass(wedge)
  const isHurried = wedge.text !== '' && !stroke.isRepeat && !isOver(wedge, stroke.atMs, pace)
  const hurry = isHurried ? withGap(wedge, stroke.atMs) : { ...RESTING, lastAtMs: stroke.atMs }
  if (meaning === 'end')
    return isWholeCode(hurry, pace) ? { ...swallow(RESTING), scanned: hurry.text } : giveUp(hurry)
  if (meaning === 'erase' && hurry.text !== '') {
    const held = { ...hurry, text: hurry.text.slice(0, -1) } // a Vietnamese typing program at work
    return hurry.isScanner ? swallow(held) : pass(held)
  }
  if (meaning === 'erase' || meaning === 'other' || stroke.isRepeat)
    return hurry.isScanner ? swallow(hurry) : pass(RESTING)
  const text = hurry.text + meaning.char
  const isScanner = hurry.isScanner || text.length >= pace.sureLength
  const next = { ...hurry, text, isScanner }
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
  return wedge.text.length >= pace.plainLength && keepsPace(wedge, pace)
    ? { scanned: wedge.text, typed: null }
    : { scanned: null, typed: wedge.text }
}

function withGap(wedge: Wedge, atMs: number): Wedge {
  const gapMs = atMs - wedge.lastAtMs
  return {
    ...wedge,
    lastAtMs: atMs,
    sumGapMs: wedge.sumGapMs + gapMs,
    longestGapMs: Math.max(wedge.longestGapMs, gapMs),
    gapCount: wedge.gapCount + 1,
  }
}

/** A short one must keep the pace without exception, its Enter too. */
function isWholeCode(wedge: Wedge, pace: WedgePace): boolean {
  return wedge.isScanner && (wedge.text.length >= pace.plainLength || keepsPace(wedge, pace))
}

function keepsPace({ sumGapMs, gapCount }: Wedge, pace: WedgePace): boolean {
  return sumGapMs <= pace.meanGapMs * gapCount
}

/** Enter after quick typing: what was held back goes to the field first, then the Enter. */
function giveUp(hurry: Wedge): WedgeStep {
  return { ...pass(RESTING), typed: hurry.isScanner ? hurry.text : null }
}

function pass(wedge: Wedge): WedgeStep {
  return { wedge, isForPage: true, isFirst: false, isCaught: false, scanned: null, typed: null }
}

function swallow(wedge: Wedge): WedgeStep {
  return { ...pass(wedge), isForPage: false }
}
