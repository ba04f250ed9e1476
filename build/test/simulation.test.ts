import { expect, test } from 'vitest'
import { tallyOf } from './simulation.ts'

test('every verdict of the simulation is a test', () => {
  const good = '300 seeds: all green\nwithout dedup: what is held is taken again: red, as it must be\n'
  expect(tallyOf(good)).toEqual({ passed: 2, failed: 0 })
  expect(tallyOf(`${good}without strict flag: STILL GREEN\n`)).toEqual({ passed: 2, failed: 1 })
  expect(tallyOf('300 seeds: not all green\n')).toEqual({ passed: 0, failed: 1 })
})

test('a simulation that says nothing has failed', () => {
  expect(tallyOf('')).toEqual({ passed: 0, failed: 1 })
})
