import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('an empty environment is an own PostgreSQL and plain HTTP on loopback', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      databaseUrl: null,
      dataDir: '.data/office',
      host: '127.0.0.1',
      port: 4100,
      officeDir: null,
      tlsFiles: null,
      isBehindProxy: false,
    },
  })
})

test.each(['0.0.0.0', '::', '192.168.1.10', 'office.example', '128.0.0.1'])(
  'plain HTTP on %s is refused',
  (HOST) => {
    expect(readConfig({ HOST }).ok).toBe(false)
    expect(readConfig({ HOST, TLS_CERT_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem' }).ok).toBe(true)
    expect(readConfig({ HOST, BEHIND_PROXY: '1' }).ok).toBe(true)
  },
)

test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('plain HTTP on %s is loopback', (HOST) => {
  expect(readConfig({ HOST }).ok).toBe(true)
})

test.each([
  ['PORT', '70000'],
  ['PORT', 'four thousand'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['BEHIND_PROXY', 'yes'],
])('%s=%s is refused by its name', (name, value) => {
  const read = readConfig({ [name]: value })
  expect(!read.ok && read.error.startsWith(name)).toBe(true)
})

test('a certificate without its key is refused', () => {
  expect(readConfig({ TLS_CERT_FILE: 'c.pem' }).ok).toBe(false)
})
