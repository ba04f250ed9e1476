import type { BusinessDay } from './time.ts'

/**
 * Figures as Vietnamese readers write them, for what both sides print. No break is possible inside one:
 * spaces are U+00A0.
 */

/** 1250000 → "1.250.000 ₫". */
export function formatVnd(amount: number): string {
  return `${formatInteger(amount)}\u00a0₫`
}

/** 1250000 → "1.250.000". */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, '.')
  return value < 0 ? `-${digits}` : digits
}

/** Thousandths with their unit: 2000, "gói" → "2 gói"; 250, "kg" → "0,25 kg". */
export function formatQuantity(thousandths: number, unit: string): string {
  const whole = Math.trunc(Math.abs(thousandths) / 1000)
  const fraction = String(Math.abs(thousandths) % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  const sign = thousandths < 0 ? '-' : ''
  return `${sign}${formatInteger(whole)}${fraction && `,${fraction}`}\u00a0${unit}`
}

/** "2026-11-22" → "22/11/2026". */
export function formatDay(day: BusinessDay): string {
  return day.split('-').toReversed().join('/')
}

/** The wall clock of an instant in Vietnam (UTC+7): "14:05". */
export function formatTimeOfDay(instantMs: number): string {
  return new Date(instantMs + 7 * 3_600_000).toISOString().slice(11, 16)
}
