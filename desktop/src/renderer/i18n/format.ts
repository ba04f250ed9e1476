import { formatDay, formatQuantity, formatTimeOfDay } from '#shared/format.ts'
import { businessDayOf } from '#shared/time.ts'

/** Up to 999 billion đồng: more is a slip of the hand. */
const MOST_DIGITS = 12

/** An amount as a person types it, dots or not: "1.250.000" → 1250000. Null when there is no digit. */
export function parseVnd(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, MOST_DIGITS)
  return digits === '' ? null : Number(digits)
}

/** Thousandths without their unit, as a field holds them: "2", "0,25". */
export function formatThousandths(thousandths: number): string {
  return formatQuantity(thousandths, '').trim()
}

/** "14:05" today, "14:05 21/11" on another day. */
export function formatSince(atMs: number, nowMs: number): string {
  const day = businessDayOf(atMs)
  const time = formatTimeOfDay(atMs)
  return day === businessDayOf(nowMs) ? time : `${time} ${formatDay(day).slice(0, 5)}`
}
