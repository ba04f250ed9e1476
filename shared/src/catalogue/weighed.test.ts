import { describe, expect, it } from 'vitest'
import { isWeighedUnit, quantityOfWeight } from './weighed.ts'

describe('a weight', () => {
  it.each([
    [1250, 'kg', 1250],
    [1250, 'KG ', 1250],
    [1250, 'lạng', 12_500],
    [1250, 'la\u0323ng', 12_500],
    [355, 'g', 355_000],
    [1250, 'yến', 125],
    [1255, 'yến', 126],
  ])('of %i g is so many thousandths of the unit %s', (grams, unit, quantity) => {
    expect(quantityOfWeight(grams, unit)).toBe(quantity)
  })

  it.each(['gói', 'chai', 'hộp', 'kg hút chân không', ''])(
    'says nothing of goods sold by the unit "%s"',
    (unit) => {
      expect(quantityOfWeight(1250, unit)).toBeNull()
      expect(isWeighedUnit(unit)).toBe(false)
    },
  )
})
