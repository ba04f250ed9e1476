import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { digestOf } from './digest.ts'

const root = mkdtempSync(join(tmpdir(), 'ocop-digest-'))
afterAll(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'src/dist'), { recursive: true })
writeFileSync(join(root, 'src/page.tsx'), 'one')

const digest = () => digestOf(root, ['src', 'vite.config.ts'])

test('changes with a content, a name and a new file, and comes back with them', () => {
  const before = digest()
  writeFileSync(join(root, 'src/page.tsx'), 'two')
  expect(digest()).not.toBe(before)
  writeFileSync(join(root, 'src/page.tsx'), 'one')
  renameSync(join(root, 'src/page.tsx'), join(root, 'src/sheet.tsx'))
  expect(digest()).not.toBe(before)
  renameSync(join(root, 'src/sheet.tsx'), join(root, 'src/page.tsx'))
  writeFileSync(join(root, 'vite.config.ts'), '')
  expect(digest()).not.toBe(before)
  rmSync(join(root, 'vite.config.ts'))
  expect(digest()).toBe(before)
})

test('does not change with what was built', () => {
  const before = digest()
  writeFileSync(join(root, 'src/dist/page.js'), 'built')
  expect(digest()).toBe(before)
})
