import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessDayOf } from '../time.ts'
import { anchorOf, type DatingItem, dateEntries, datingItemOf, settledThrough } from './dating.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.parse('2026-11-22T05:00:00.000Z') // 12:00 in Vietnam

/** Items from [run, hours after NOON, offset in hours or null], numbered from 1. */
function items(...rows: [run: number, hours: number, offset: number | null][]): DatingItem[] {
  return rows.map(([run, hours, offset], index) => ({
    seq: index + 1,
    run,
    wallMs: NOON + hours * HOUR,
    offsetMs: offset === null ? null : offset * HOUR,
  }))
}

/** Dated hours after NOON; a string when undated. */
function hours(input: DatingItem[]): (number | string)[] {
  return dateEntries(input).map(({ datedMs, isUndated }) => {
    const hour = (datedMs - NOON) / HOUR
    return isUndated ? `${hour}!` : hour
  })
}

describe('[P11] a run with a measure', () => {
  it('adds its own offset, else the next in the run, else the last before it', () => {
    expect(hours(items([1, 0, null], [1, 1, 10], [1, 2, null], [1, 3, 20], [1, 4, null]))).toEqual([
      10, 11, 22, 23, 24,
    ])
  })
  it('takes no offset from another run', () => {
    expect(hours(items([1, 0, 10], [2, 12, null], [3, 13, 0]))).toEqual([10, 12, 13])
  })
  it('does not tie two stretches together because they bear the same number', () => {
    expect(hours(items([1, 0, 5], [2, 6, null], [1, 7, null]))).toEqual([5, 6, 7])
  })
  it('stays exact with the wildest offset', () => {
    const [dated] = dateEntries([
      { seq: 1, run: 1, wallMs: Date.parse('9999-12-31T23:59:59.999Z'), offsetMs: 1e13 },
    ])
    expect(dated?.datedMs).toBe(263_402_300_799_999)
    expect(businessDayOf(dated?.datedMs ?? 0)).toBe('9999-12-31')
  })
})

describe('[P11] a run without a measure', () => {
  it('keeps its wall between the measured runs around it, touching both', () => {
    expect(hours(items([1, 0, 0], [2, 0, null], [2, 5, null], [2, 9, null], [3, 9, 0]))).toEqual([
      0, 0, 5, 9, 9,
    ])
  })
  it('takes the lower bound, undated, when its clock fell back to 1970', () => {
    const input = items([1, 0, 1], [2, 0, null], [2, 1, null], [3, 48, 0])
    for (const item of input) if (item.run === 2) item.wallMs = item.seq
    expect(hours(input)).toEqual([1, '1!', '1!', 48])
  })
  it('takes the upper bound, undated, when its clock ran on to 2036', () => {
    const input = items([1, 0, 0], [2, 0, null], [3, 48, 0])
    for (const item of input) if (item.run === 2) item.wallMs = Date.parse('2036-02-07T06:28:16.000Z')
    expect(hours(input)).toEqual([0, '48!', 48])
  })
  it('is undated whole when part of it lies outside, for its clock was wrong all along', () => {
    expect(hours(items([1, 0, 0], [2, 20, null], [2, 25, null], [3, 24, 0]))).toEqual([0, '24!', '24!', 24])
    expect(hours(items([1, 0, 0], [2, -1, null], [2, 1, null], [3, 24, 0]))).toEqual([0, '0!', '0!', 24])
  })
  it('longer than the gap it fell into, splits at the middle and goes forward', () => {
    expect(hours(items([1, 0, 0], [2, 4, null], [2, 6, null], [2, 11, null], [3, 10, 0]))).toEqual([
      0,
      '0!',
      '10!',
      '10!',
      10,
    ])
  })
  it('in a tie takes the lower bound', () => {
    expect(hours(items([1, 0, 0], [2, 5, null], [2, 11, null], [3, 10, 0]))).toEqual([0, '0!', '10!', 10])
  })
  it('has no bound where no run was measured', () => {
    expect(hours(items([1, 0, null], [2, -99, null], [3, 99, null]))).toEqual([0, -99, 99])
    expect(hours(items([1, 99, null], [2, -99, null], [3, 10, 0]))).toEqual(['10!', -99, 10])
    expect(hours(items([1, 10, 0], [2, 99, null], [3, -99, null]))).toEqual([10, 99, '10!'])
  })
  it('is bounded over other runs without a measure', () => {
    expect(hours(items([1, 0, 0], [2, 3, null], [3, 2, null], [4, -1, null], [5, 4, 0]))).toEqual([
      0,
      3,
      2,
      '0!',
      4,
    ])
  })
  it('takes the lower bound when the measured runs themselves contradict each other', () => {
    expect(hours(items([1, 10, 0], [2, 7, null], [3, 5, 0]))).toEqual([10, '10!', 5])
  })
})

describe('[T37] a till clock one day off', () => {
  it('counts on the right day once the run was measured, also for what was sold before the measure', () => {
    const dated = dateEntries(items([1, -24, null], [1, -23, 24]))
    expect(dated.map((entry) => businessDayOf(entry.datedMs))).toEqual(['2026-11-22', '2026-11-22'])
  })
  it('is flagged when it was never measured and the runs around it disprove it', () => {
    expect(hours(items([1, -18, 0], [2, -24, null], [3, 2, 0]))).toEqual([-18, '-18!', 2])
  })
})

const DATING = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 3 }),
      isNewRun: fc.boolean(),
      wall: fc.oneof(
        fc.integer({ min: -20, max: 20 }).map((step) => NOON + step * HOUR),
        fc.constantFrom(0, Date.parse('2036-02-07T06:28:16.000Z'), NOON + DAY, NOON - DAY),
      ),
      offset: fc.option(fc.constantFrom(0, HOUR, -HOUR, DAY, -DAY), { freq: 2 }),
    }),
    { maxLength: 24 },
  )
  .map((rows) => {
    let seq = 0
    let run = 1
    return rows.map((row): DatingItem => {
      seq += row.gap
      if (row.isNewRun) run += 1
      return { seq, run, wallMs: row.wall, offsetMs: row.offset }
    })
  })

describe('[P11] settledThrough', () => {
  it('is the last measure of an open run, and the end of the run once another began', () => {
    expect(settledThrough([])).toBe(0)
    expect(settledThrough(items([1, 0, null], [2, 0, null]))).toBe(0)
    expect(settledThrough(items([1, 0, null], [1, 0, 1], [1, 0, null]))).toBe(2)
    expect(settledThrough(items([1, 0, 1], [1, 0, null], [2, 0, null], [2, 0, null]))).toBe(2)
  })
  it('dates a settled prefix as the whole does, whatever follows', () => {
    fc.assert(
      fc.property(DATING, fc.nat(), (all, at) => {
        const prefix = all.slice(0, at % (all.length + 1))
        const through = settledThrough(prefix)
        const settled = (dated: { seq: number }[]) => dated.filter((entry) => entry.seq <= through)
        expect(settled(dateEntries(prefix))).toEqual(settled(dateEntries(all)))
      }),
      { numRuns: 2000 },
    )
  })
  it('lets the tail be dated from one anchor, as the whole would', () => {
    fc.assert(
      fc.property(DATING, fc.nat(), (all, at) => {
        const prefix = all.slice(0, at % (all.length + 1))
        const index = prefix.findIndex((item) => item.seq === settledThrough(prefix))
        const item = prefix[index]
        const dated = dateEntries(prefix)[index]
        if (!item || !dated) return
        const tail = dateEntries([anchorOf(item, dated), ...all.slice(index + 1)]).slice(1)
        expect(tail).toEqual(dateEntries(all).slice(index + 1))
      }),
      { numRuns: 2000 },
    )
  })
  it('never goes back as entries are added', () => {
    fc.assert(
      fc.property(DATING, (all) => {
        const throughs = all.map((_, index) => settledThrough(all.slice(0, index + 1)))
        expect(throughs).toEqual(throughs.toSorted((a, b) => a - b))
      }),
    )
  })
  it('leaves open what the next measure of its run would change', () => {
    const open = items([1, 0, 1], [1, 1, null])
    expect(hours(open)).toEqual([1, 2])
    expect(hours([...open, ...items([1, 0, 1], [1, 1, null], [1, 2, 5]).slice(2)])).toEqual([1, 6, 7])
    expect(settledThrough(open)).toBe(1)
  })
})

describe('[P11] dating inside an unmeasured run', () => {
  it('never goes back where the wall went forward', () => {
    fc.assert(
      fc.property(DATING, (all) => {
        const dated = dateEntries(all)
        for (let index = 1; index < all.length; index++) {
          const [before, item] = [all[index - 1], all[index]]
          if (!before || !item || before.run !== item.run || item.wallMs < before.wallMs) continue
          if (all.some((other) => other.run === item.run && other.offsetMs !== null)) continue
          expect(dated[index]?.datedMs).toBeGreaterThanOrEqual(dated[index - 1]?.datedMs ?? 0)
        }
      }),
      { numRuns: 2000 },
    )
  })
  it('reads an entry as it is written', () => {
    const at = { wall: '2026-11-22T05:00:00.000Z', offsetMs: -5, run: 7 }
    expect(datingItemOf({ seq: 3, at })).toEqual({ seq: 3, wallMs: NOON, offsetMs: -5, run: 7 })
  })
})
