import { expect, test } from 'vitest'
import { interleave, median, percentile, spreadOf } from './compare.ts'
import { rowOf, rowOfRounds } from './row.ts'

const WHAT = { name: 'work', unit: 'ms', peer: 'peer', durability: 'none' }

test('the sides are measured in turn, and the first rounds are thrown away', async () => {
  const calls: string[] = []
  const side = (name: string) => () => {
    calls.push(name)
    return calls.length
  }
  const rounds = await interleave({ own: side('A'), peer: side('B') }, { rounds: 2, warmUp: 1 })
  expect(calls.join('')).toBe('ABABAB')
  expect(rounds).toEqual({ own: [3, 5], peer: [4, 6] })
})

test.each([
  [[3, 1, 2], 50, 2],
  [[4, 1, 3, 2], 50, 2.5],
  [[10], 99, 10],
  [[0, 100], 99, 99],
  [[1, 2, 3, 4, 5], 0, 1],
  [[1, 2, 3, 4, 5], 100, 5],
])('of %j, %i percent lie below %d', (values, percent, expected) => {
  expect(percentile(values, percent)).toBe(expected)
})

test('a median leaves its values in their order, and there is none of nothing', () => {
  const values = [3, 1, 2]
  expect(median(values)).toBe(2)
  expect(values).toEqual([3, 1, 2])
  expect(median([])).toBeNaN()
})

test('the spread is of each round’s own ratio', () => {
  expect(spreadOf({ own: [2, 4, 6, 8, 10], peer: [1, 1, 1, 1, 1] })).toEqual([4, 8])
  expect(spreadOf({ own: [10, 20, 30], peer: [10, 20, 30] })).toEqual([1, 1])
})

test('a cost is within its budget up to the limit, a yield from the limit on', () => {
  const cost = (value: number) => rowOf({ ...WHAT, budget: { atMost: 1.25 } }, { value, peerValue: 4 })
  expect([cost(5).isWithinBudget, cost(5.1).isWithinBudget]).toEqual([true, false])
  const yielded = (value: number) => rowOf({ ...WHAT, budget: { atLeast: 0.6 } }, { value, peerValue: 10 })
  expect([yielded(6).isWithinBudget, yielded(5.9).isWithinBudget]).toEqual([true, false])
  expect(cost(Number.NaN).isWithinBudget).toBe(false)
})

test('rounds become a row by their medians, in the unit asked for', () => {
  const rounds = { own: [10, 20, 30], peer: [5, 10, 1000] }
  const row = rowOfRounds({ ...WHAT, budget: { atLeast: 0.4 } }, rounds, (ms) => 1000 / ms)
  expect(row).toMatchObject({ value: 50, peerValue: 100, ratio: 0.5, budget: '≥ 0.4×', isWithinBudget: true })
})
