import type { BusinessDay } from '#shared/time.ts'

const count = new Intl.NumberFormat('vi-VN')
const dateTime = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** 1250000 → "1.250.000 ₫", with a space that does not break. */
export function showMoney(amount: number): string {
  return `${count.format(amount)}\u00a0₫`
}

export function showCount(value: number): string {
  return count.format(value)
}

/** Thousandths with their unit: 2000, "gói" → "2 gói"; 250, "kg" → "0,25 kg". */
export function showQuantity(thousandths: number, unit: string): string {
  return `${count.format(thousandths / 1000)}\u00a0${unit}`
}

/** "2026-11-22" → "22/11/2026". */
export function showDay(day: BusinessDay): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** An instant in Vietnam: "14:05 22/11/2026". */
export function showInstant(instantMs: number): string {
  const parts = new Map(dateTime.formatToParts(instantMs).map(({ type, value }) => [type, value]))
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return `${get('hour')}:${get('minute')} ${get('day')}/${get('month')}/${get('year')}`
}
