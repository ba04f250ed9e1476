import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addVnd, MAX_VND, positiveVndSchema, scaleVnd, vnd, vndSchema } from './money.ts'

const anyVnd = fc.integer({ min: -MAX_VND, max: MAX_VND })

describe('đồng', () => {
  it('holds every whole amount up to the bound, either sign', () => {
    fc.assert(
      fc.property(anyVnd, (amount) => {
        expect(vnd(amount)).toBe(amount === 0 ? 0 : amount)
        expect(vndSchema.parse(amount)).toBe(vnd(amount))
      }),
    )
    expect(Object.is(vnd(-0), 0)).toBe(true)
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_VND + 1, -MAX_VND - 1, 1e15])(
    'refuses %d at the constructor and at the schema',
    (amount) => {
      expect(() => vnd(amount)).toThrow(RangeError)
      expect(vndSchema.safeParse(amount).success).toBe(false)
    },
  )

  it('refuses a negative price', () => {
    expect(positiveVndSchema.safeParse(-1).success).toBe(false)
    expect(positiveVndSchema.safeParse(0).success).toBe(true)
  })

  it('adds in any order to the same sum, and refuses one beyond the bound', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 100 }), (amounts) => {
        const sum = addVnd(...amounts.map(vnd))
        expect(addVnd(...amounts.toReversed().map(vnd))).toBe(sum)
        expect(BigInt(sum)).toBe(amounts.reduce((total, amount) => total + BigInt(amount), 0n))
      }),
    )
    expect(() => addVnd(vnd(MAX_VND), vnd(1))).toThrow(RangeError)
  })

  it('scales by the one rounding rule', () => {
    expect(scaleVnd(vnd(108_000), 8, 108)).toBe(8000)
    expect(scaleVnd(vnd(25), 1, 2)).toBe(13)
    expect(scaleVnd(vnd(MAX_VND), 999_999, 1_000_000)).toBe(999_999_000_000)
  })
})
