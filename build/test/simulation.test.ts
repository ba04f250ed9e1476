import { expect, test } from 'vitest'
import { isSound } from './simulation.ts'

test.each([
  ['{"seed":7,"lost":0,"twice":0,"drift":0}', true],
  ['{"seed":7,"lost":1,"twice":0,"drift":0}', false],
  ['{"seed":7,"lost":0,"twice":0}', false],
  ['{"lost":0,"twice":0,"drift":0}', false],
  ['seed 7: 61 entries', false],
  ['', false],
])('a seed has passed only when its report says so: %s', (line, isGood) => {
  expect(isSound(line)).toBe(isGood)
})
