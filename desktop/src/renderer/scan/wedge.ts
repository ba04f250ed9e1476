import { meaningOf, type Stroke } from './stroke.ts'

/**
 * Tells a scanner's keys from a person's, by their pace alone: the only place that decides it. A scanner types a
 * whole code with a few milliseconds between keys and ends it with Enter, Tab or silence. Keys may come late, for
 * a busy machine or a radio hands them on late: one late key is part of the pace, a longer stall tears the code
 * in two and leaves its beginning as `lead`.
 */
export type WedgePace = {
  /** Longest mean pause between the keys of one hurry, its longest pause left out. */
  meanGapMs: number
  /** Longest single pause. */
  maxGapMs: number
  /** Keys at that pace from which on it is surely a scanner; also the shortest code. */
  sureLength: number
  /** A code this long may end late or without Enter; a shorter one could be a quick hand's. */
  plainLength: number
  /** Silence that ends a code without Enter. */
  quietMs: number
  /** How long the beginning of a torn code waits for its end. */
  leadMs: number
}

export const WEDGE_PACE: WedgePace = {
  meanGapMs: 50,
  maxGapMs: 150,
  sureLength: 4,
  plainLength: 8,
  quietMs: 200,
  leadMs: 1000,
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
  /** What was typed just before it. */
  lead: string
}

/** A code to look up. If `text` bears nothing, `lead + text` may; when it is not `isSure` only that counts. */
export type ScannedCode = { text: string; lead: string; isSure: boolean }

export type WedgeStep = {
  wedge: Wedge
  /** Whether the key may go on to the field that has the focus. */
  isForPage: boolean
  /** This key is the first of a hurry: remember what the field holds. */
  isFirst: boolean
  /** From this key on it is a scanner: give the field back what it held. */
  isCaught: boolean
  code: ScannedCode | null
  /** Quick typing that was held back and belongs to the field, before this key. */
  typed: string | null
}

const LONGEST_LEAD = 64

export const RESTING: Wedge = {
  text: '',
  isScanner: false,
  lastAtMs: Number.NEGATIVE_INFINITY,
  sumGapMs: 0,
  longestGapMs: 0,
  gapCount: 0,
  lead: '',
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
  const hurry = isHurried ? withGap(wedge, stroke.atMs) : newHurry(wedge, stroke.atMs, pace)
  if (meaning === 'end') return endOf(hurry, pace)
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
): { wedge: Wedge; code: ScannedCode | null; typed: string | null } {
  const rest = { ...RESTING, lastAtMs: wedge.lastAtMs, lead: leadOf(wedge) }
  if (!wedge.isScanner) return { wedge: rest, code: null, typed: null }
  const isCode = wedge.text.length >= pace.plainLength && keepsPace(wedge, pace)
  const code = { text: wedge.text, lead: wedge.lead, isSure: true }
  return isCode ? { wedge: rest, code, typed: null } : { wedge: rest, code: null, typed: wedge.text }
}

function newHurry(wedge: Wedge, atMs: number, pace: WedgePace): Wedge {
  const isNear = atMs - wedge.lastAtMs <= pace.leadMs
  return { ...RESTING, lastAtMs: atMs, lead: isNear ? leadOf(wedge) : '' }
}

function leadOf({ lead, text }: Wedge): string {
  return (lead + text).slice(-LONGEST_LEAD)
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

/** A short code must keep the pace without exception, its Enter too; else what was held back goes to the field. */
function endOf(hurry: Wedge, pace: WedgePace): WedgeStep {
  const { text, lead, isScanner } = hurry
  if (isScanner && (text.length >= pace.plainLength || keepsPace(hurry, pace)))
    return { ...swallow(RESTING), code: { text, lead, isSure: true } }
  const isLongEnough = text !== '' && lead !== '' && lead.length + text.length >= pace.plainLength
  const code = isLongEnough ? { text, lead, isSure: false } : null
  return { ...pass(RESTING), code, typed: isScanner ? text : null }
}

function keepsPace({ sumGapMs, gapCount }: Wedge, pace: WedgePace): boolean {
  return sumGapMs <= pace.meanGapMs * gapCount
}

function pass(wedge: Wedge): WedgeStep {
  return { wedge, isForPage: true, isFirst: false, isCaught: false, code: null, typed: null }
}

function swallow(wedge: Wedge): WedgeStep {
  return { ...pass(wedge), isForPage: false }
}
