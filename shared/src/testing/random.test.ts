import { describe, expect, it } from 'vitest'
import { seededRandom } from './random.ts'

describe('seeded random', () => {
  it('gives the same stream for the same seed on every machine and for ever', () => {
    const random = seededRandom(42)
    expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([3008708212, 225396326, 2468684090])
  })

  it('gives another stream for another seed', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, seed) => seededRandom(seed).uint32()))
    expect(firsts.size).toBe(1000)
  })

  it('forks by name, whatever was drawn before', () => {
    const drawn = seededRandom(7)
    drawn.uint32()
    expect(drawn.fork('tills').uint32()).toBe(seededRandom(7).fork('tills').uint32())
    expect(drawn.fork('tills').uint32()).not.toBe(drawn.fork('sales').uint32())
  })

  it('draws whole numbers within both ends, and about evenly', () => {
    const random = seededRandom('dice')
    const counts = [0, 0, 0, 0, 0, 0]
    for (let draw = 0; draw < 60_000; draw += 1) {
      const face = random.int(1, 6) - 1
      counts[face] = (counts[face] ?? Number.NaN) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 100 }, (_, index) => index)
    const shuffled = seededRandom(3).shuffled(items)
    expect(shuffled).not.toEqual(items)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items)
  })
})
