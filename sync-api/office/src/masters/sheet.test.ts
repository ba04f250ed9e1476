import { expect, test } from 'vitest'
import { vi } from '../i18n/vi.ts'
import { knownWord } from '../i18n/known-word.ts'
import { FORMS } from './fields.ts'
import { makeCsv, makeXlsx, readSheetFile } from './sheet-file.ts'
import { readRows, sheetColumns, type SheetWords, writeRows } from './sheet.ts'

const words: SheetWords = {
  label: (key) => vi[key],
  coded: (field, code) => {
    const key = knownWord(field.prefix, code)
    return key ? vi[key] : code
  },
  choices: {
    operator: [],
    point: [{ value: 'dlk-001', label: 'DLK-001 · Điểm A' }],
    producer: [{ value: 'ho-a', label: 'Hộ A' }],
    commune: [],
    district: [],
    group: [],
  },
}
const columns = sheetColumns(FORMS.product.fields, words)
const PRODUCT = {
  name: '=Cà phê "đặc biệt", 500 g',
  code: '0012',
  producerId: 'ho-a',
  unit: 'gói',
  unitPrice: 125_000,
  barcodes: ['8930000000019', '0012'],
  vatClass: 'standard',
  ocopClass: 'ocop',
  certificates: [{ number: '-12', star: 4, validFrom: '2025-06-01', validTo: '2028-05-31' }],
  isActive: true,
}

test.each([
  ['XLSX', (cells: string[][]) => makeXlsx(cells, { title: 'Sản phẩm', guide: null })],
  ['CSV', (cells: string[][]) => makeCsv(cells)],
])('what is exported as %s is imported as it was', async (_, make) => {
  const cells = await readSheetFile(await make(writeRows([PRODUCT], columns, words)))
  if (typeof cells === 'string') throw new Error(cells)
  expect(readRows(cells, columns, words)).toEqual({
    rows: [{ line: 2, row: PRODUCT }],
    strange: [],
  })
})

test('a cell of a CSV is never a formula', async () => {
  const text = await (await makeCsv([['=1+1', '+84', '-5', '@a', 'a=b']])).text()
  expect(text.replaceAll('"', '').trim()).toBe("\ufeff'=1+1,'+84,'-5,'@a,a=b".trim())
})

test('columns may stand in any order, words be written without marks; what is not known stays as typed', () => {
  const cells = [
    ['NHOM THUE GTGT', 'Tên', 'Chủ thể', 'Ghi chú', 'Giá bán lẻ đề nghị, gồm thuế (₫)'],
    ['xuat khau', 'Trà', 'ho a', 'x', 'chín'],
    ['', '', '', '', ''],
    ['Rẻ', 'Mật', 'Hộ Lạ', '', ''],
  ]
  const read = readRows(cells, columns, words)
  expect(read.rows).toEqual([
    { line: 2, row: { vatClass: 'export', name: 'Trà', producerId: 'ho-a', unitPrice: 'chín' } },
    { line: 4, row: { vatClass: 'Rẻ', name: 'Mật', producerId: 'Hộ Lạ' } },
  ])
  expect(read.strange).toEqual(['Ghi chú'])
})

test('a point is known by its code alone', () => {
  const staff = sheetColumns(FORMS.staff.fields, words)
  const { rows } = readRows([['Điểm bán'], ['DLK-001']], staff, words)
  expect(rows).toEqual([{ line: 2, row: { pointId: 'dlk-001' } }])
})

test('a CSV in an old encoding and a file that is no sheet are told apart', async () => {
  expect(await readSheetFile(new Blob([new Uint8Array([0x54, 0xea, 0x6e, 0x0a])]))).toBe('not-utf8')
  expect(await readSheetFile(new Blob([new Uint8Array([0x50, 0x4b, 1, 2, 3])]))).toBe('unreadable')
})
