import { expect, test } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { showDay, showInstant, showMoney, showQuantity } from './shown.ts'

test('money is whole đồng with points and a space that does not break', () => {
  expect(showMoney(1_250_000)).toBe('1.250.000\u00a0₫')
  expect(showMoney(0)).toBe('0\u00a0₫')
})

test('quantity is in its unit, with a comma', () => {
  expect(showQuantity(2000, 'gói')).toBe('2\u00a0gói')
  expect(showQuantity(1_234_250, 'kg')).toBe('1.234,25\u00a0kg')
})

test('times are those of Vietnam, whatever the computer’s time zone', () => {
  expect(showInstant(Date.parse('2026-11-21T17:05:00Z'))).toBe('00:05 22/11/2026')
  expect(showDay(businessDay('2026-11-22'))).toBe('22/11/2026')
})
