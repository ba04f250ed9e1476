import { expect, test } from 'vitest'
import { piecesOf } from './match.ts'

const marked = (text: string, query: string) =>
  piecesOf(text, query)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('')

test('what was found is marked, with or without marks, at the beginnings of words', () => {
  expect(marked('Cà phê bột Đắk Lắk 500 g', 'ca phe dak')).toBe('[Cà] [phê] bột [Đắk] Lắk 500 g')
  expect(marked('Cà phê bột 500g', '500g')).toBe('Cà phê bột [500g]')
  expect(marked('Mật ong', 'ng')).toBe('Mật ong')
  expect(marked('Trà gừng', 'GỪ')).toBe('Trà [gừ]ng')
  expect(marked('Trà', '')).toBe('Trà')
  expect(marked('Ca\u0300 phe\u0302', 'cà')).toBe('[Cà] phê')
})
