import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officeAddress } from './office-address.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'office-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const address = (argv: string[] = [], env: NodeJS.ProcessEnv = {}) => officeAddress({ argv, env, dataDir })

test("the office's address is given once and remembered", () => {
  expect(address()).toBe('http://127.0.0.1:4100')
  expect(address(['--office=https://ocop.example.vn/'])).toBe('https://ocop.example.vn')
  expect(address()).toBe('https://ocop.example.vn')
  expect(address([], { OCOP_API_URL: 'http://127.0.0.1:5000' })).toBe('http://127.0.0.1:5000')
  expect(address(['--office=https://other.example.vn'])).toBe('https://other.example.vn')
})

test('1: an address that others could listen on is refused, and not remembered', () => {
  for (const wrong of ['http://ocop.example.vn', 'ocop.example.vn', 'file:///etc', 'javascript:alert(1)', ''])
    expect(() => address([`--office=${wrong}`])).toThrow('https')
  expect(address()).toBe('http://127.0.0.1:4100')
})
