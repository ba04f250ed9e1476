import type { Timers } from '../../core/parts.ts'
import { type Held, giveBack, heldBy, typeInto } from './held-field.ts'
import type { Stroke } from './stroke.ts'
import { isOver, onQuiet, onStroke, RESTING, type ScannedCode, WEDGE_PACE } from './wedge.ts'

type Options = {
  timers: Timers
  /** Whether anything bears this code: a torn code is put together only when that helps. */
  isKnown: (text: string) => boolean
  onScan: (text: string) => void
}

/**
 * Listens at the window, before any field: a scan reaches `onScan` whatever has the focus, and the field that had
 * it is left as it was. The answer stops listening.
 */
export function listenWedge(page: Window, { timers, isKnown, onScan }: Options): () => void {
  let wedge = RESTING
  /** The field at the first key of this hurry, and at the first key of what led up to it. */
  let held: Held | null = null
  let heldAtLead: Held | null = null
  let isComposing = false
  let cancelQuiet = () => {}

  /** Whether the code was taken. */
  function take({ text, lead, isSure }: ScannedCode): boolean {
    const isTorn = lead !== '' && !(isSure && isKnown(text)) && isKnown(lead + text)
    if (isTorn && heldAtLead) giveBack(heldAtLead, isComposing)
    if (isTorn || isSure) onScan(isTorn ? lead + text : text)
    return isTorn || isSure
  }

  function settle(): void {
    cancelQuiet()
    const quiet = onQuiet(wedge)
    wedge = quiet.wedge
    if (quiet.typed !== null && held) typeInto(held, quiet.typed)
    if (quiet.code && take(quiet.code) && isKnown(quiet.code.text)) wedge = RESTING
  }

  function onKeyDown(event: KeyboardEvent): void {
    const stroke = strokeOf(event)
    if (isOver(wedge, stroke.atMs)) settle()
    const step = onStroke(wedge, stroke)
    wedge = step.wedge
    if (step.isFirst) held = heldBy(page.document.activeElement)
    if (step.isFirst && wedge.lead === '') heldAtLead = held
    isComposing = (!step.isFirst && isComposing) || event.isComposing || event.key === 'Process'
    if (wedge.text === '') cancelQuiet()
    const isTaken = step.code !== null && take(step.code)
    if (!isTaken && step.typed !== null && held) typeInto(held, step.typed)
    if (step.isForPage && !isTaken) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (held && (step.isCaught || isComposing)) giveBack(held, isComposing)
    cancelQuiet()
    if (wedge.isScanner) cancelQuiet = timers.after(WEDGE_PACE.quietMs, settle)
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
