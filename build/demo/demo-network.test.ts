import { expect, test } from 'vitest'
import { isCertificateValid } from '#shared/catalogue/certificate.ts'
import { businessDay, businessDayOf } from '#shared/time.ts'
import { verifyChain } from '#shared/journal/chain.ts'
import { readEntry } from '#shared/journal/readable.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { must } from '#shared/result.ts'
import { NETWORK } from './network.ts'
import { makeDemoWorld } from './demo-network.ts'

const today = businessDay('2026-11-22')
const world = makeDemoWorld(1, today)
const centre = must(
  world.points.find(({ point }) => point.name === 'Trung tâm OCOP huyện cũ Krông Năng'),
  'the centre of Krông Năng',
)

test('has the places of the provincial plan, each with a code, a name and staff of its own', () => {
  const count = (kind: string) => world.points.filter(({ point }) => point.kind === kind).length
  expect(count('provincial-centre')).toBe(NETWORK.provincialCentre)
  expect(count('district-centre')).toBe(NETWORK.districtCentre)
  expect(count('out-of-province')).toBe(NETWORK.outOfProvincePoint)
  expect(count('stall') + count('tourist-point') + count('counter')).toBe(NETWORK.inProvincePoint)
  for (const field of ['id', 'code', 'name'] as const) {
    expect(new Set(world.points.map(({ point }) => point[field])).size).toBe(201)
  }
  expect(world.points.every(({ staff }) => staff.some(({ role }) => role === 'cashier'))).toBe(true)
})

test('has at least 250 products of 150 producers whose names say that they are samples', () => {
  const { products, producers } = world.catalogue
  expect(products.length).toBeGreaterThanOrEqual(250)
  expect(new Set(products.map(({ producerId }) => producerId)).size).toBeGreaterThanOrEqual(150)
  expect(producers.every(({ name }) => name.includes('Mẫu'))).toBe(true)
  expect(new Set(products.map(({ code }) => code)).size).toBe(products.length)
  const barcodes = products.flatMap((product) => product.barcodes)
  expect(new Set(barcodes).size).toBe(barcodes.length)
  expect(barcodes.every(hasRightCheckDigit)).toBe(true)
})

test('has certificates in force, lapsed and missing', () => {
  const certified = world.catalogue.products.filter(({ ocopClass }) => ocopClass === 'ocop')
  const isValid = certified.map(({ certificates }) =>
    certificates.some((one) => isCertificateValid(one, today)),
  )
  const validCount = isValid.filter(Boolean).length
  expect(validCount).toBeGreaterThan(certified.length / 2)
  expect(validCount).toBeLessThan(certified.length)
  expect(certified.some(({ certificates }) => certificates.length === 0)).toBe(true)
})

test('writes journals that follow, fit their hashes and are readable, up to yesterday', () => {
  for (const { keys, entries } of world.historyAt(centre)) {
    expect(entries.length).toBeGreaterThan(700)
    expect(verifyChain(EMPTY_HEAD, entries)).toBeNull()
    const read = entries.map(({ text, seq }) => readEntry(text, { tillId: keys.tillId, seq }))
    expect(read.filter(({ ok }) => !ok)).toEqual([])
    const last = must(read.at(-1), 'the last entry')
    expect(last.ok && businessDayOf(Date.parse(last.value.at.wall))).toBe('2026-11-21')
  }
})

test('is the same for the same seed and day, and another for another seed', () => {
  const heads = (seed: number) =>
    makeDemoWorld(seed, today)
      .historyAt(centre)
      .map(({ entries }) => entries.at(-1)?.hash)
  expect(heads(1)).toEqual(heads(1))
  expect(heads(2)).not.toEqual(heads(1))
})

test('durian sells in its season only', () => {
  const soldIn = new Set<string>()
  for (const { entries, keys } of world.historyAt(must(world.points[0], 'the provincial centre'))) {
    for (const { text, seq } of entries) {
      const entry = readEntry(text, { tillId: keys.tillId, seq })
      if (!entry.ok || entry.value.kind !== 'sale.completed') continue
      const { body, at } = entry.value
      if (body.lines.some(({ productName }) => productName.startsWith('Sầu riêng tươi')))
        soldIn.add(at.wall.slice(5, 7))
    }
  }
  expect([...soldIn].toSorted()).toEqual(['06', '07', '08', '09', '10', '11'])
})

function hasRightCheckDigit(code: string): boolean {
  const sum = [...code].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return code.length === 13 && sum % 10 === 0
}
