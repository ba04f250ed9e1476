import type { Timers } from '../../core/parts.ts'
import type { Stroke } from './stroke.ts'
import { isOver, onQuiet, onStroke, RESTING, WEDGE_PACE, type Wedge } from './wedge.ts'

/** What a text field held before a scanner typed into it. */
type Held = {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  start: number | null
  end: number | null
}

/**
 * Listens at the window, before any field: a scan reaches `onScan` whatever has the focus, and the field that had
 * it is left as it was. The answer stops listening.
 */
export function listenWedge(
  page: Window,
  options: { timers: Timers; onScan: (text: string) => void },
): () => void {
  const { timers, onScan } = options
  let wedge: Wedge = RESTING
  let held: Held | null = null
  let isComposing = false
  let cancelQuiet = () => {}

  function settle(): void {
    cancelQuiet()
    const { scanned, typed } = onQuiet(wedge)
    wedge = RESTING
    if (typed !== null && held) write(held, typed)
    if (scanned !== null) onScan(scanned)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const stroke = strokeOf(event)
    if (isOver(wedge, stroke.atMs)) settle()
    const step = onStroke(wedge, stroke)
    wedge = step.wedge
    if (step.isFirst) held = heldBy(page.document.activeElement)
    isComposing = step.isFirst
      ? event.isComposing
      : isComposing || event.isComposing || event.key === 'Process'
    if (step.typed !== null && held) write(held, step.typed)
    if (wedge.text === '') cancelQuiet()
    if (step.isForPage) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (held && (step.isCaught || isComposing)) giveBack(held, isComposing)
    cancelQuiet()
    if (step.scanned !== null) onScan(step.scanned)
    else cancelQuiet = timers.after(WEDGE_PACE.quietMs, settle)
  }

  page.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    cancelQuiet()
    page.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

function strokeOf(event: KeyboardEvent): Stroke {
  const { code, key, shiftKey, ctrlKey, metaKey, altKey, repeat, timeStamp } = event
  return {
    code,
    key,
    isShift: shiftKey,
    isControl: ctrlKey || metaKey,
    isAlt: altKey,
    isRepeat: repeat,
    atMs: timeStamp,
  }
}

function heldBy(element: Element | null): Held | null {
  if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) return null
  const { value, selectionStart, selectionEnd } = element
  return { field: element, value, start: selectionStart, end: selectionEnd }
}

/** A typing program's half-made letter would land in the field afterwards: leaving the field drops it. */
function giveBack(held: Held, isComposing: boolean): void {
  if (isComposing) held.field.blur()
  setValue(held, held.value)
  if (isComposing) held.field.focus()
  if (held.start !== null) held.field.setSelectionRange(held.start, held.end)
}

function write(held: Held, text: string): void {
  const start = held.start ?? held.value.length
  setValue(held, held.value.slice(0, start) + text + held.value.slice(held.end ?? start))
}

/** As if it had been typed: React hears of it. */
function setValue({ field }: Held, value: string): void {
  if (field.value === value) return
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
