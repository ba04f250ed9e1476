import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cataloguePage } from '../../desktop/src/renderer/errors/catalogue-page.ts'

test('docs/errors.md says what the till says: run npm run errors', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  expect(page).toBe(cataloguePage())
})
