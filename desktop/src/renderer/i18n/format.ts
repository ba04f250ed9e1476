import type { Quantity } from '#shared/quantity.ts'
import { businessDayOf } from '#shared/time.ts'

/** Up to 999 billion đồng: more is a slip of the hand. */
const MOST_DIGITS = 12
const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000

/** "1.250.000 ₫", the space a hard one. */
export function formatVnd(amount: number): string {
  return `${formatCount(amount)}\u00a0₫`
}

/** "1.250.000": a whole number as Vietnam groups it. */
export function formatCount(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, '.')
  return value < 0 ? `−${digits}` : digits
}

/** An amount as a person types it, dots or not: "1.250.000" → 1250000. Null when there is no digit. */
export function parseVnd(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, MOST_DIGITS)
  return digits === '' ? null : Number(digits)
}

/** "2" or "0,25": thousandths as units, no more decimals than it needs. */
export function formatQuantity(quantity: Quantity | number): string {
  const whole = Math.trunc(quantity / 1000)
  const part = Math.abs(quantity % 1000)
  return part === 0
    ? formatCount(whole)
    : `${formatCount(whole)},${String(part).padStart(3, '0').replace(/0+$/, '')}`
}

/** "14:05" in Vietnam. */
export function formatTime(atMs: number): string {
  return new Date(atMs + VIETNAM_OFFSET_MS).toISOString().slice(11, 16)
}

/** "22/11/2026" in Vietnam. */
export function formatDate(atMs: number): string {
  return businessDayOf(atMs).split('-').reverse().join('/')
}

/** "14:05" today, "14:05 21/11" on another day. */
export function formatSince(atMs: number, nowMs: number): string {
  const day = formatDate(atMs)
  return day === formatDate(nowMs) ? formatTime(atMs) : `${formatTime(atMs)} ${day.slice(0, 5)}`
}
