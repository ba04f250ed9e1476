import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { vnd } from '#shared/money.ts'
import { parseVietQr } from '#shared/payments/vietqr.ts'
import { must } from '#shared/result.ts'
import { qrModules, vietQrText } from './qr-code.ts'

const bank = { bin: '970405', account: '00000000001', accountName: 'DIEM BAN MAU' }

/** The code as a camera sees it, each module 4 pixels wide. */
function pictureOf(modules: boolean[][]) {
  const size = modules.length * 4
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (modules[y >> 2]?.[x >> 2]) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  return { width: size, height: size, data }
}

test('the code on the screen is read back as account, amount and the sale’s number', () => {
  const modules = qrModules(must(vietQrText({ bank, amount: 119_675, bill: 'DLK-002-01-000001' }), 'a code'))
  expect(parseVietQr(decodeQR(pictureOf(modules)))).toEqual({
    ok: true,
    value: {
      bin: '970405',
      account: '00000000001',
      service: 'QRIBFTTA',
      amount: vnd(119_675),
      bill: 'DLK-002-01-000001',
      purpose: 'DLK-002-01-000001',
    },
  })
})

test('what no code can say is no code, never a broken page', () => {
  expect(vietQrText({ bank, amount: 0, bill: 'X' })).toBeNull()
  expect(vietQrText({ bank: { ...bank, bin: '97' }, amount: 1000, bill: 'X' })).toBeNull()
})
