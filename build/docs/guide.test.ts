import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_KEYS, FIXED_KEYS } from '../../desktop/src/renderer/ui/keymap.ts'
import { ROOT } from '../architecture/source-files.ts'

const GUIDE = join(ROOT, 'docs/huong-dan')
const pages = readdirSync(GUIDE).map((name) => ({ name, text: readFileSync(join(GUIDE, name), 'utf8') }))

test('the guide for cashiers shows pictures and pages that are there', () => {
  const links = pages.flatMap(({ text }) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path))
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter((path) => !existsSync(join(GUIDE, path)))).toEqual([])
})

test('the guide for cashiers names keys as the till is shipped with them', () => {
  const known = new Set<string>([...Object.values(DEFAULT_KEYS), ...Object.values(FIXED_KEYS)])
  const named = pages.flatMap(({ text }) => [...text.matchAll(/`((?:F\d+|Ctrl\+[^`]+|Esc|Enter|\?))`/g)])
  expect(named.length).toBeGreaterThan(15)
  expect(named.map(([, key = '']) => key).filter((key) => !known.has(key))).toEqual([])
})
