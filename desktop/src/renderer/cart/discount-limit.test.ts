import { expect, test } from 'vitest'
import { productIdSchema } from '#shared/ids.ts'
import { type OpenLine, setLineDiscount } from './cart.ts'
import { deepestCut, isWithin } from './discount-limit.ts'
import { openPriceLine } from './open-price.ts'

const tenth = { kind: 'percent', basisPoints: 1000 } as const
const lines: OpenLine[] = [100_000, 300_000].map((unitPrice) =>
  openPriceLine(productIdSchema.parse(`p${unitPrice}`), { name: 'Quà', unit: 'cái', unitPrice, code: null }),
)

test('a limit is held against the deepest cut, of a line or of the whole', () => {
  expect(deepestCut({ lines, discount: null })).toEqual({ basisPoints: 0, amount: 0 })
  expect(deepestCut({ lines, discount: tenth })).toEqual({ basisPoints: 1000, amount: 40_000 })
  const deep = setLineDiscount(lines, 0, { kind: 'percent', basisPoints: 5000 })
  expect(deepestCut({ lines: deep, discount: null })).toEqual({ basisPoints: 5000, amount: 50_000 })
  const both = setLineDiscount(setLineDiscount(lines, 0, tenth), 1, tenth)
  expect(deepestCut({ lines: both, discount: tenth })).toEqual({ basisPoints: 1900, amount: 76_000 })
})

test('both bounds of a limit hold', () => {
  const limit = { basisPoints: 1000, amount: 40_000 }
  expect(isWithin({ basisPoints: 1000, amount: 40_000 }, limit)).toBe(true)
  expect(isWithin({ basisPoints: 1001, amount: 1 }, limit)).toBe(false)
  expect(isWithin({ basisPoints: 1, amount: 40_001 }, limit)).toBe(false)
})
