import type { BusinessDay } from '#shared/time.ts'
import { businessDaySchema } from '#shared/time.ts'
import { readTypedDay } from '../ui/day-text.ts'
import { showDay } from '../ui/shown.ts'

/** Typed text as a day; what is none stays as it was typed, for the server to name. Nothing typed is null. */
export function dayTyped(text: string): BusinessDay | string | null {
  return text.trim() === '' ? null : (readTypedDay(text) ?? text)
}

/** Typed text as a whole number, "125.000" too; what is none stays as it was typed. Nothing typed is null. */
export function wholeTyped(text: string): number | string | null {
  const digits = text.replace(/[\s.\u00a0]/g, '')
  if (digits === '') return null
  return /^\d{1,13}$/.test(digits) ? Number(digits) : text
}

/** One a line; lines with nothing in them are none. */
export function linesTyped(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What a field shows of a value: the opposite of the three above. */
export function typedText(value: unknown): string {
  if (typeof value === 'number') return new Intl.NumberFormat('vi-VN').format(value)
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value !== 'string') return ''
  const day = businessDaySchema.safeParse(value)
  return day.success ? showDay(day.data) : value
}
