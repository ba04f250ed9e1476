import { expect, test } from 'vitest'
import { dayTyped, linesTyped, typedText, wholeTyped } from './typed-values.ts'

test.each([
  ['125.000', 125_000],
  [' 90 000 ', 90_000],
  ['', null],
  ['12,5', '12,5'],
  ['-5', '-5'],
  ['chín', 'chín'],
])('“%s” typed as a number is %o', (typed, value) => {
  expect(wholeTyped(typed)).toBe(value)
})

test.each([
  ['1/6/2025', '2025-06-01'],
  ['', null],
  ['31/2/2025', '31/2/2025'],
])('“%s” typed as a day is %o', (typed, value) => {
  expect(dayTyped(typed)).toBe(value)
})

test('lines are trimmed, empty ones are none', () => {
  expect(linesTyped(' 893 \n\n0012\n')).toEqual(['893', '0012'])
})

test.each([
  [1_250_000, '1.250.000'],
  ['2025-06-01', '01/06/2025'],
  [['893', '0012'], '893\n0012'],
  [null, ''],
  ['31/2/2025', '31/2/2025'],
])('%o is shown as “%s”', (value, text) => {
  expect(typedText(value)).toBe(text)
})
