import { describe, expect, it } from 'vitest'
import { vnd } from '../money.ts'
import { readChange } from './feed.ts'
import { DEFAULT_SETTINGS } from './point-settings.ts'

const OLD_POINT = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: '',
  operator: { id: 'op-bmt', name: 'HTX Ví Dụ', taxCode: '', vatMethod: 'deduction' },
}

function point(row: object) {
  const change = readChange({ table: 'point', id: 'bmt01', row })
  return change?.table === 'point' ? change.row : null
}

describe('[P9] a row of protocol 1', () => {
  it('is read with the defaults of what came later', () => {
    expect(point(OLD_POINT)).toEqual({
      ...OLD_POINT,
      operator: { ...OLD_POINT.operator, isSellerGrower: false },
      bank: null,
      settings: DEFAULT_SETTINGS,
    })
    const staff = { id: 'nv-1', name: 'Thu ngân 1', role: 'cashier' }
    expect(readChange({ table: 'staff', id: 'nv-1', row: staff })?.row).toEqual({ ...staff, pin: null })
  })
})

describe('settings', () => {
  it('keep what they say', () => {
    const said = {
      cashierDiscount: { basisPoints: 500, amount: vnd(20_000) },
      cashStep: 500,
      asksAge: true,
      cashDifferenceLimit: vnd(10_000),
      barcodePatterns: [{ prefix: '21', itemDigits: 5, valueDigits: 5, value: 'weight', step: 1 }],
      receipt: { widthMm: 58, footer: 'Hẹn gặp lại!' },
      channels: ['Điện thoại'],
      events: ['Lễ hội Cà phê 2027'],
      heldLimit: 5,
    }
    expect(point({ ...OLD_POINT, settings: said })?.settings).toEqual(said)
  })
  it.each([null, 7, [], 'x'])('[P18] that are %j are the defaults, and the point is read', (settings) => {
    expect(point({ ...OLD_POINT, settings })?.settings).toEqual(DEFAULT_SETTINGS)
  })
  it('[P18] fall back one by one, where a value is not of this version', () => {
    const settings = {
      cashStep: -1,
      asksAge: 'sometimes',
      receipt: { widthMm: 112, footer: '' },
      heldLimit: 7,
      soundVolume: 3,
    }
    expect(point({ ...OLD_POINT, settings })?.settings).toEqual({ ...DEFAULT_SETTINGS, heldLimit: 7 })
  })
})

describe('a PIN nobody can check', () => {
  it('leaves its row unread: a person without a PIN is somebody else', () => {
    const row = { id: 'nv-1', name: 'Thu ngân 1', role: 'cashier', pin: { salt: 'x', hash: 'y' } }
    expect(readChange({ table: 'staff', id: 'nv-1', row })).toBeNull()
  })
})
