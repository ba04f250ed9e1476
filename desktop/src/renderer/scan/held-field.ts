/** What a text field held before a scanner typed into it. */
export type Held = {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  start: number | null
  end: number | null
}

/** The field that has the focus, if text can be typed into it. */
export function heldBy(element: Element | null): Held | null {
  if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) return null
  const { value, selectionStart, selectionEnd } = element
  return { field: element, value, start: selectionStart, end: selectionEnd }
}

/** Puts the field back. A typing program's half-made letter would land in it afterwards: leaving it drops that. */
export function giveBack(held: Held, isComposing: boolean): void {
  if (isComposing) held.field.blur()
  setValue(held, held.value)
  if (isComposing) held.field.focus()
  if (held.start !== null) held.field.setSelectionRange(held.start, held.end)
}

/** Gives the field text that was held back. */
export function typeInto(held: Held, text: string): void {
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
