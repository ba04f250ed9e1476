import { describe, expect, it } from 'vitest'
import { hashSide } from '../journal/hash.ts'
import { MAX_SIDE_UNITS } from '../protocol/push.ts'
import { type Buyer, type BuyerFault, NO_BUYER, readBuyer, writeSide } from './buyer.ts'

const COMPANY = { name: 'Công ty Ví Dụ', taxCode: '0000000017', address: 'Phường Mẫu' }

function faultsOf(typed: Partial<Buyer>): readonly BuyerFault[] {
  const read = readBuyer({ ...NO_BUYER, ...typed })
  return read.ok ? [] : read.error
}

describe('what a buyer gives for an invoice', () => {
  it('may be nothing, or any of it', () => {
    expect(readBuyer({ ...NO_BUYER, name: '  ' })).toEqual({ ok: true, value: null })
    for (const typed of [
      { name: 'Khách Mẫu' },
      { email: 'khach@vidu.vn' },
      { phone: '0900 000 000' },
      COMPANY,
    ])
      expect(faultsOf(typed)).toEqual([])
  })

  it('names its holder where there is a tax code', () => {
    expect(faultsOf({ taxCode: COMPANY.taxCode })).toEqual([
      { field: 'name', fault: 'needed' },
      { field: 'address', fault: 'needed' },
    ])
  })

  it.each(['0000000017', '0000000017-001', '0000000017001', '000 000 0017', '012345678901'])(
    'takes the tax code %s',
    (taxCode) => {
      expect(faultsOf({ ...COMPANY, taxCode })).toEqual([])
    },
  )

  it.each(['0000000018', '0000000000', '000000001', '0000000017-000', '0000000018-001', 'MST0000000017'])(
    'refuses the tax code %s',
    (taxCode) => {
      expect(faultsOf({ ...COMPANY, taxCode })).toEqual([{ field: 'taxCode', fault: 'bad' }])
    },
  )

  it('names each field that is not written as such', () => {
    expect(faultsOf({ email: 'khach@vidu', phone: '12', name: 'x'.repeat(401) })).toEqual([
      { field: 'name', fault: 'too-long' },
      { field: 'email', fault: 'bad' },
      { field: 'phone', fault: 'bad' },
    ])
  })

  it('is tidied: one way of writing, one space, thirteen digits as ten and three', () => {
    const typed = {
      name: ' Cà  phê\0 Mẫu'.normalize('NFD'),
      taxCode: '0000000017001',
      address: 'A',
      phone: '0900.000-000',
    }
    expect(readBuyer({ ...NO_BUYER, ...typed })).toEqual({
      ok: true,
      value: { name: 'Cà phê Mẫu', taxCode: '0000000017-001', address: 'A', email: '', phone: '0900000000' },
    })
  })
})

describe('its side', () => {
  it('holds what was given beside the salt, and always fits the wire', () => {
    expect(writeSide({ ...NO_BUYER, ...COMPANY }, 'AAECAwQFBgcICQoLDA0ODw')).toBe(
      '{"salt":"AAECAwQFBgcICQoLDA0ODw","buyer":{"name":"Công ty Ví Dụ","taxCode":"0000000017","address":"Phường Mẫu"}}',
    )
    const longest = '"'.repeat(400)
    const side = writeSide(
      { name: longest, taxCode: longest, address: longest, email: longest, phone: longest },
      '',
    )
    expect(side.length).toBeLessThan(MAX_SIDE_UNITS)
  })

  it('cannot be told from its hash: the same buyer has another with another salt', () => {
    const buyer = { ...NO_BUYER, ...COMPANY }
    expect(hashSide(writeSide(buyer, 'a'))).not.toBe(hashSide(writeSide(buyer, 'b')))
  })
})
