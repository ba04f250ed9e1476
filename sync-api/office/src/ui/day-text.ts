import { type BusinessDay, businessDaySchema } from '#shared/time.ts'

/** A day as people type it: "22/11/2026", "1-2-2026", "22.11.26", "22112026". Null when it is none. */
export function readTypedDay(typed: string): BusinessDay | null {
  const parts =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(typed.trim()) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim())
  if (!parts) return null
  const [, day = '', month = '', year = ''] = parts
  const text = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return businessDaySchema.safeParse(text).data ?? null
}
