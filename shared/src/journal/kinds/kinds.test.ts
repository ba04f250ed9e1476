import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exampleBody, exampleJson, SIDE_EXAMPLE } from '../../testing/body-examples.ts'
import { buildEntry, buildTillId } from '../../testing/builders.ts'
import { hashSide } from '../hash.ts'
import { readEntry } from '../readable.ts'
import { KINDS, type Kind } from './registry.ts'

const KIND_NAMES = Object.keys(KINDS) as Kind[]
const LONG = 'x'.repeat(401)
const UPPER_HASH = 'A'.repeat(64)

/** What a stranger may write and no reader may take, as [path, value]; undefined takes the field away. */
const NONSENSE: { [TKind in Kind]: [path: string, value: unknown][] } = {
  'sale.completed': [
    ['saleId', 'Có dấu'],
    ['saleId', ''],
    ['number.till', 0],
    ['number.sale', 0],
    ['number.sale', 1.5],
    ['vatMethod', 'both'],
    ['cashier', undefined],
    ['cashier.id', ''],
    ['channel', LONG],
    ['lines', []],
    ['lines', null],
    ['lines.0.quantity', 0],
    ['lines.0.quantity', -2000],
    ['lines.0.quantity', 1999.5],
    ['lines.0.quantity', '2000'],
    ['lines.0.unitPrice', -125_000],
    ['lines.0.unitPrice', 1e15],
    ['lines.0.amount', 225_001],
    ['lines.0.amount', -225_000],
    ['lines.0.amount', 1e15],
    ['lines.0.discount', -1],
    ['lines.0.discount', 25_001],
    ['lines.0.saleDiscount', -1],
    ['lines.0.saleDiscount', 25_001],
    ['approvedBy', null],
    ['isAgeConfirmed', 'yes'],
    ['lines.0.vat', -1],
    ['lines.0.vat', 16_668],
    ['lines.0.vatRate', '7%'],
    ['lines.0.vatRate', 'none'],
    ['lines.0.vatRate', '10%'],
    ['lines.0.ownership', { kind: 'lent' }],
    ['lines.1.ownership.commissionBasisPoints', 10_001],
    ['lines.0.ocopClass', 'OCOP'],
    ['lines.0.star', 6],
    ['lines.0.star', 0],
    ['lines.0.expiry', '2027-02-29'],
    ['lines.0.producerId', null],
    ['vatGroups', []],
    ['vatGroups.0.amount', 225_001],
    ['vatGroups.1.rate', '8%'],
    ['rounding', 374],
    ['rounding', 0.5],
    ['total', 360_001],
    ['total', -360_000],
    ['total', 1e15],
    ['payments', []],
    ['payments.0.method', 'gold'],
    ['payments.0.given', 200_001],
    ['payments.0.amount', 200_001],
    ['payments.1.given', 159_999],
    ['payments.1.amount', -160_000],
    ['sideHash', UPPER_HASH],
    ['sideHash', SIDE_EXAMPLE],
    ['sideHash', undefined],
  ],
  'sale.voided': [
    ['saleId', undefined],
    ['seq', 0],
    ['seq', 1e15],
    ['hash', UPPER_HASH],
    ['reason', LONG],
    ['by', null],
  ],
  'sale.returned': [
    ['returnId', ''],
    ['number.return', 0],
    ['number', { point: 'BMT01', till: 1, sale: 7 }],
    ['of', null],
    ['of', undefined],
    ['of.hash', UPPER_HASH],
    ['of.tillId', 'BMT01'],
    ['shiftId', undefined],
    ['approvedBy', undefined],
    ['lines', []],
    ['lines.0.saleLine', null],
    ['lines.0.saleLine', -1],
    ['lines.0.saleLine', 500],
    ['lines.0.quantity', 0],
    ['lines.0.quantity', -1000],
    ['lines.0.amount', -112_500],
    ['lines.0.amount', 112_501],
    ['lines.0.vat', 112_501],
    ['lines.0.vat', 8_333],
    ['lines.0.vatRate', 'none'],
    ['vatGroups', []],
    ['rounding', 499],
    ['total', 113_001],
    ['total', -113_000],
    ['refunds', []],
    ['refunds.0.amount', 99_999],
    ['refunds.0.method', 'gold'],
    ['reason', ''],
    ['exchangeSaleId', undefined],
  ],
  'payment.corrected': [
    ['of', null],
    ['of.saleId', undefined],
    ['of.seq', 0],
    ['shiftId', null],
    ['approvedBy', null],
    ['before', []],
    ['after', []],
    ['before.0.amount', 199_999],
    ['after.0.amount', 200_001],
    ['after.0.given', 200_001],
    ['after.1.given', 159_999],
    ['total', 360_001],
    ['reason', ''],
  ],
  'cash.moved': [
    ['shiftId', null],
    ['direction', 'sideways'],
    ['amount', 0],
    ['amount', -300_000],
    ['amount', 0.5],
    ['amount', 1e15],
    ['reason', ''],
    ['approvedBy', undefined],
  ],
  'shift.opened': [
    ['shiftId', 'a b'],
    ['float', -1],
    ['float', 0.5],
    ['notes', { '050000': 1 }],
    ['notes', { '50000': -1 }],
    ['notes', [1]],
    ['remark', undefined],
  ],
  'shift.closed': [
    ['difference', 5_000],
    ['counted', -655_000],
    ['openedSeq', 0],
    ['saleCount', -1],
    ['saleTotal', 1e15],
    ['expected', 347_000.5],
    ['expected', 347_001],
    ['report', null],
    ['report.number', 0],
    ['report.float', 500_001],
    ['report.paidIn', 1],
    ['report.paidOut', -1],
    ['report.returnTotal', 112_999],
    ['report.methods.1.method', 'card'],
    ['report.methods.1.refunded', 0],
    ['report.vatGroups.1.rate', '8%'],
    ['report.grandTotals.saleCount', 0],
    ['report.grandTotals.saleTotal', 359_999],
    ['report.grandTotals.returnCount', 0],
    ['report.grandTotals.returnTotal', 112_999],
  ],
  'price.changed': [
    ['productId', ''],
    ['unitPrice', -1],
    ['unitPrice', 1e15],
    ['number', 0],
    ['number', 1_000_000_001],
    ['by.name', LONG],
  ],
  'product.proposed': [
    ['name', ''],
    ['unit', ''],
    ['barcode', 8930000009999],
    ['unitPrice', -65_000],
  ],
  'stock.counted': [
    ['lines', []],
    ['lines.0.quantity', -1],
    ['lines.0.countedAt', '2026-11-22T05:00:00Z'],
    ['lines.0.owner', ''],
    ['seen', { 'not a till': 1 }],
    ['seen', { [buildTillId(1)]: 0 }],
  ],
  'day.corrected': [
    ['fromSeq', 10],
    ['day', '2026-02-30'],
    ['day', '22/11/2026'],
    ['tillId', 'BMT01'],
    ['number', 0],
  ],
  'entry.carried': [
    ['part', 2],
    ['part', 0],
    ['parts', 33],
    ['hash', UPPER_HASH],
    ['piece', null],
    ['seq', 0],
  ],
  'audit.noted': [
    ['what', 'party'],
    ['detail', { nested: { name: 'x' } }],
    ['detail', { long: LONG }],
    ['detail', { 'with space': 1 }],
    ['detail', { half: 0.5 }],
    ['detail', null],
  ],
}

/** A copy of the kind's example with one place replaced. */
function spoiled(kind: Kind, path: string, value: unknown): unknown {
  const body = exampleJson(kind)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((at, key) => (at as Record<string, unknown>)[key], body) as Record<
    string,
    unknown
  >
  if (!(last in parent)) throw new Error(`${kind} has no ${path}`)
  parent[last] = value
  return JSON.parse(JSON.stringify(body))
}

describe('[P17] a count names all that a level is later reckoned from', () => {
  const { body: schema } = KINDS['stock.counted']
  const whole = exampleJson('stock.counted') as Record<string, unknown> & { lines: object[] }

  it.each(['stocktakeId', 'place', 'lines', 'seen'])('and is refused without %s', (field) => {
    expect(schema.safeParse({ ...whole, [field]: undefined }).success).toBe(false)
  })
  it.each(['productId', 'lot', 'owner', 'quantity', 'countedAt', 'number'])(
    'and is refused with a line without %s',
    (field) => {
      const lines = whole.lines.map((line) => ({ ...line, [field]: undefined }))
      expect(schema.safeParse({ ...whole, lines }).success).toBe(false)
    },
  )
})

describe.each(KIND_NAMES)('%s', (kind) => {
  const { body: schema } = KINDS[kind]

  it('takes a valid body and gives it back as it is', () => {
    expect(schema.parse(exampleJson(kind))).toEqual(exampleJson(kind))
  })
  it('[P9] ignores fields it does not know', () => {
    const read = schema.safeParse({ ...(exampleJson(kind) as object), addedLater: { by: 2 } })
    expect(read.data).toEqual(exampleJson(kind))
  })
  it.each(['string', 7, null, [], {}])('refuses %j as a body', (body) => {
    expect(schema.safeParse(body).success).toBe(false)
  })
  it.each(NONSENSE[kind])('refuses %s = %j', (path, value) => {
    expect(schema.safeParse(spoiled(kind, path, value)).success).toBe(false)
  })
  it('stays the same through text and back', () => {
    const tillId = buildTillId('kinds')
    const entry = buildEntry({ tillId, kind, body: exampleBody(kind) })
    const read = readEntry(entry.text, { tillId, seq: 1 })
    expect(read.ok && read.value.body).toEqual(exampleJson(kind))
  })
})

describe('what came with protocol 2', () => {
  it('[P9] may be missing: a sale and a closing of protocol 1 are read as before', () => {
    const sale = exampleJson('sale.completed') as { lines: object[] }
    const { approvedBy: _, isAgeConfirmed: __, ...plain } = sale as Record<string, unknown>
    const lines = sale.lines.map((line) => {
      const { saleDiscount: ___, ...rest } = line as Record<string, unknown>
      return rest
    })
    expect(KINDS['sale.completed'].body.parse({ ...plain, lines })).toEqual({ ...plain, lines })
    const { report: ____, ...closed } = exampleJson('shift.closed') as Record<string, unknown>
    expect(KINDS['shift.closed'].body.parse(closed)).toEqual(closed)
  })
})

describe('a return', () => {
  type Json = { lines: object[]; [field: string]: unknown }
  const slip = (change: object) => {
    const body = exampleJson('sale.returned') as Json
    const lines = body.lines.map((line) => ({ ...line, saleLine: null, ...change }))
    return KINDS['sale.returned'].body.safeParse({ ...body, of: null, lines })
  }
  it('without a slip is priced as a sale, and approved', () => {
    expect(slip({}).success).toBe(true)
    expect(slip({ discount: 12_499 }).success).toBe(false)
    const unapproved = { ...(exampleJson('sale.returned') as Json), of: null, approvedBy: null }
    const lines = unapproved.lines.map((line) => ({ ...line, saleLine: null }))
    expect(KINDS['sale.returned'].body.safeParse({ ...unapproved, lines }).success).toBe(false)
  })
  it('with a slip needs no approval, and names a line once', () => {
    const body = exampleJson('sale.returned') as Json
    expect(KINDS['sale.returned'].body.safeParse({ ...body, approvedBy: null }).success).toBe(true)
    const twice = {
      ...body,
      lines: [...body.lines, ...body.lines],
      vatGroups: [{ rate: '8%', amount: 225_000, vat: 16_668 }],
      rounding: -112_000,
    }
    expect(KINDS['sale.returned'].body.safeParse(twice).success).toBe(false)
    const other = [body.lines[0], { ...body.lines[0], saleLine: 1 }]
    expect(KINDS['sale.returned'].body.safeParse({ ...twice, lines: other }).success).toBe(true)
  })
})

describe('a sale’s sums', () => {
  it('never throw, whatever the factors', () => {
    const huge = { ...(exampleJson('sale.completed') as { lines: object[] }) }
    huge.lines = huge.lines.map((line) => ({ ...line, unitPrice: 1e12, quantity: 1e9, amount: 1e12 }))
    expect(KINDS['sale.completed'].body.safeParse(huge).success).toBe(false)
  })
})

describe('a buyer', () => {
  it('has no field in any kind', () => {
    const names = KIND_NAMES.flatMap((kind) => fieldNames(z.toJSONSchema(KINDS[kind].body, { io: 'input' })))
    expect(names).toContain('sideHash')
    expect(
      names.filter((name) => /buyer|customer|client|phone|mobile|mail|tax.?(code|id)|address/i.test(name)),
    ).toEqual([])
  })
  it('leaves only a hash in the text of a sale', () => {
    const body = exampleBody('sale.completed')
    const { text } = buildEntry({ tillId: buildTillId(1), kind: 'sale.completed', body })
    expect(text).toContain(`"sideHash":"${hashSide(SIDE_EXAMPLE)}"`)
    for (const word of ['Công ty Ví Dụ', '0000000000', 'salt', 'AAECAwQFBgcICQoLDA0ODw'])
      expect(text).not.toContain(word)
  })
  it('is dropped from a body that has it in a field nobody knows', () => {
    const body = KINDS['sale.completed'].body.parse({
      ...(exampleJson('sale.completed') as object),
      buyer: 'Ai đó',
    })
    expect(JSON.stringify(body)).not.toContain('Ai đó')
  })
})

/** Every property name anywhere in a JSON schema. */
function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties } = schema as { properties?: object }
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(fieldNames)]
}
