import { z } from 'zod'
import { branded } from './branded.ts'

declare const instantBrand: unique symbol
/** Milliseconds since 1970-01-01T00:00Z. */
export type InstantMs = number & { readonly [instantBrand]: true }

declare const dayBrand: unique symbol
/** A date in Vietnam (UTC+7, no daylight saving), written YYYY-MM-DD. */
export type BusinessDay = string & { readonly [dayBrand]: true }

const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000
const MAX_INSTANT_MS = 253_402_300_799_999 // 9999-12-31, the last four-digit year

/** What the core may know of time. `monotonicMs` never jumps when someone sets the clock. */
export type Clock = { nowMs(): number; monotonicMs(): number }

export function instantMs(value: number): InstantMs {
  if (!Number.isSafeInteger(value) || Math.abs(value) > MAX_INSTANT_MS)
    throw new RangeError(`not an instant: ${value}`)
  return value as InstantMs
}

/** The instant as ISO 8601 UTC with milliseconds and Z. */
export function isoOf(instant: InstantMs): string {
  return new Date(instant).toISOString()
}

/** Exactly what isoOf writes: UTC, milliseconds, Z, a real calendar date of years 0000 to 9999. */
export const isoInstantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => {
    const value = Date.parse(text)
    return !Number.isNaN(value) && new Date(value).toISOString() === text
  }, 'not a real time')

export function instantOfIso(iso: string): InstantMs {
  return instantMs(Date.parse(iso))
}

/** The business day of an instant: its date at UTC+7. Instants outside years 0000–9999 are clamped. */
export function businessDayOf(instant: number): BusinessDay {
  const local = Math.min(Math.max(instant + VIETNAM_OFFSET_MS, -62_167_219_200_000), MAX_INSTANT_MS)
  return new Date(local).toISOString().slice(0, 10) as BusinessDay
}

/** The first instant of a business day: midnight at UTC+7. */
export function startOfDayMs(day: BusinessDay): InstantMs {
  return instantMs(Date.parse(`${day}T00:00:00.000Z`) - VIETNAM_OFFSET_MS)
}

export function addDays(day: BusinessDay, count: number): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * 86_400_000)
    .toISOString()
    .slice(0, 10) as BusinessDay
}

export const businessDaySchema = branded<BusinessDay, string>(
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .refine((text) => {
      const value = Date.parse(`${text}T00:00:00.000Z`)
      return !Number.isNaN(value) && new Date(value).toISOString().startsWith(text)
    }, 'not a real date'),
)

/** Makes a business day from YYYY-MM-DD; throws on anything else. */
export function businessDay(text: string): BusinessDay {
  return businessDaySchema.parse(text)
}
