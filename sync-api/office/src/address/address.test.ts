import { expect, test } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { type Address, readAddress, writeAddress } from './address.ts'

const ADDRESSES: Address[] = [
  { page: 'points', search: '' },
  { page: 'points', search: 'Krông Năng & Ea Kar' },
  { page: 'point', pointId: 'dlk-001', tab: 'sales', from: null, to: null },
  {
    page: 'point',
    pointId: 'dlk-001',
    tab: 'tills',
    from: businessDay('2026-11-01'),
    to: businessDay('2026-11-22'),
  },
  { page: 'masters', table: 'product', search: '', number: 1 },
  { page: 'masters', table: 'operator', search: 'cà phê & trà', number: 3 },
  { page: 'master', table: 'staff', id: 'thu-ngan-a' },
  { page: 'master', table: 'point', id: null },
  { page: 'sheets', table: 'product' },
]

test.each(ADDRESSES)('an address is read back as it was written: %o', (address) => {
  expect(readAddress(writeAddress(address))).toEqual(address)
})

test.each(['/points/dlk-001?from=2026-02-30&to=22/11/2026', '/points/dlk-001?tab=../x'])(
  'a filter that makes no sense is no filter: %s',
  (text) => {
    expect(readAddress(text)).toEqual({
      page: 'point',
      pointId: 'dlk-001',
      tab: 'sales',
      from: null,
      to: null,
    })
  },
)

test.each(['/nowhere', '/masters', '/masters/till', '/masters/point/A b', '/points/', '/points/A%20B'])(
  'an unknown path is the list of points: %s',
  (text) => {
    expect(readAddress(text)).toEqual({ page: 'points', search: '' })
  },
)

test.each(['0', '-1', 'x', '1.5', '99999999'])('a page %s that cannot be is the first', (page) => {
  expect(readAddress(`/masters/staff?p=${page}`)).toEqual({
    page: 'masters',
    table: 'staff',
    search: '',
    number: 1,
  })
})
