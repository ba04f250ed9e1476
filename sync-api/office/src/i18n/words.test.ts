import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { vi, type WordKey } from './vi.ts'

const keys = Object.keys(vi) as WordKey[]
const namesIn = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=[,}])/g) ?? [])].toSorted()

test('both languages say everything, with the same values in it', () => {
  expect(Object.keys(en)).toEqual(keys)
  const differing = keys.filter((key) => namesIn(vi[key]).join() !== namesIn(en[key]).join())
  expect(differing).toEqual([])
})

test.each([
  ['vi', vi],
  ['en', en],
] as const)('every word of %s can be shown', (locale, messages) => {
  const faults: string[] = []
  const intl = createIntl({ locale, messages, onError: (error) => faults.push(error.message) })
  for (const id of keys) {
    const values = Object.fromEntries(namesIn(vi[id]).map((name) => [name, 2]))
    expect(intl.formatMessage({ id }, values), id).not.toMatch(/[{}]/)
  }
  expect(faults).toEqual([])
})
