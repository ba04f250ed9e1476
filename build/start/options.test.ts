import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'

test('without arguments a till is opened on the default data', () => {
  expect(parseOptions([], '/data')).toEqual({
    ok: true,
    value: { isHeadless: false, isJson: false, dataDir: '/data', port: null, officeUrl: null },
  })
})

test('flags are read, a folder may have spaces and Vietnamese letters', () => {
  expect(parseOptions(['--headless', '--json', '--data', '/tmp/Đắk Lắk', '--port', '4300'], '/data')).toEqual(
    {
      ok: true,
      value: { isHeadless: true, isJson: true, dataDir: '/tmp/Đắk Lắk', port: 4300, officeUrl: null },
    },
  )
})

test('the address of an office is its origin', () => {
  const options = parseOptions(['--office', 'https://ocop.example.vn/'], '/data')
  expect(options.ok && options.value.officeUrl).toBe('https://ocop.example.vn')
})

test.each([
  ['--office', 'ocop.example.vn'],
  ['--office', 'http://ocop.example.vn'],
  ['--office', 'ftp://127.0.0.1'],
  ['--port', 'abc'],
  ['--port', '0'],
  ['--port', '65535'],
  ['--port', '-1'],
  ['--port', ''],
  ['--data', ''],
  ['--prot', '4100'],
  ['4100'],
])('%s %s is refused', (...args) => {
  expect(parseOptions(args, '/data').ok).toBe(false)
})
