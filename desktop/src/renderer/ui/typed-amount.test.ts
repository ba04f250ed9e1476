import { describe, expect, test } from 'vitest'
import { readTyped } from './typed-amount.ts'

describe('a typed amount', () => {
  test('of up to three digits is thousands, and the field says so', () => {
    expect(readTyped('200')).toEqual({ amount: 200_000, shown: '200', ghost: '.000' })
    expect(readTyped('5')).toEqual({ amount: 5000, shown: '5', ghost: '.000' })
  })

  test('of more digits is what it says, dots or not', () => {
    expect(readTyped('2000')).toEqual({ amount: 2000, shown: '2.000', ghost: '' })
    expect(readTyped('1.250.000')).toEqual({ amount: 1_250_000, shown: '1.250.000', ghost: '' })
  })

  test('with a leading zero is đồng', () => {
    expect(readTyped('0500')).toEqual({ amount: 500, shown: '0500', ghost: '' })
    expect(readTyped('05')).toEqual({ amount: 5, shown: '05', ghost: '' })
  })

  test('may be nothing at all', () => {
    expect(readTyped('0')).toEqual({ amount: 0, shown: '0', ghost: '' })
    expect(readTyped('')).toBeNull()
    expect(readTyped('đồng')).toBeNull()
  })

  test('read again as it is shown is the same', () => {
    for (const text of ['200', '0500', '1250000', '7', '0', '999999'])
      expect(readTyped(readTyped(text)?.shown ?? '')).toEqual(readTyped(text))
  })
})
