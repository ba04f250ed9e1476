import { describe, expect, test } from 'vitest'
import { findCircles } from './architecture/circles.ts'
import { isTestCode, wrongDirections } from './architecture/directions.ts'
import { importsOf, readSourceFiles, type SourceFile } from './architecture/source-files.ts'

const MAX_LINES = 350
const files = readSourceFiles()

describe('the house', () => {
  test('is seen whole', () => {
    const rooms = new Set(files.map((file) => file.path.split('/')[0] ?? ''))
    expect([...rooms].toSorted()).toEqual(['build', 'desktop', 'shared', 'sync-api'])
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(files.length)
  })

  test('imports run down and inward', () => {
    expect(wrongDirections(files)).toEqual([])
  })

  test('no files import each other in a circle', () => {
    expect(findCircles(files)).toEqual([])
  })

  test(`no file is longer than ${MAX_LINES} lines`, () => {
    expect(files.filter((file) => file.lineCount > MAX_LINES).map((file) => file.path)).toEqual([])
  })

  test('no file only passes on what others own', () => {
    const barrels = files.filter(({ text }) => /^export\s+\*\s+from\s/m.test(text) || isOnlyReexports(text))
    expect(barrels.map((file) => file.path)).toEqual([])
  })

  test('relative imports name the file with its ending', () => {
    const nameless = files.flatMap((file) =>
      file.imports
        .filter(({ target }) => target !== null && !/\.[a-z0-9]+$/.test(target))
        .map(({ specifier }) => `${file.path} imports ${specifier}`),
    )
    expect(nameless).toEqual([])
  })

  test('files are kebab-case, and a component file is named as its component', () => {
    const isNamedRight = (path: string) => {
      const name = path.split('/').at(-1) ?? ''
      return name.endsWith('.tsx')
        ? /^([A-Z][A-Za-z0-9]*|[a-z0-9-]+)(\.[a-z.]+)?\.tsx$/.test(name)
        : /^[a-z0-9-]+(\.[a-z]+)*\.(ts|mjs)$/.test(name)
    }
    expect(files.map((file) => file.path).filter((path) => !isNamedRight(path))).toEqual([])
  })
})

describe('the checks themselves', () => {
  const fileAt = (path: string, text: string): SourceFile => ({
    path,
    text,
    lineCount: 1,
    imports: importsOf(path, text),
  })

  test('a wrong direction is named with its reason', () => {
    const wrong = [
      fileAt('shared/src/a.ts', `import { b } from '../../desktop/src/core/b.ts'`),
      fileAt('sync-api/src/access/a.ts', `import {\n  b,\n} from '../masters/b.ts'`),
      fileAt('desktop/src/renderer/cart/a.ts', `import { b } from '../sale/b.ts'`),
      fileAt('sync-api/office/src/a.ts', `import { router } from '../../src/router.ts'`),
      fileAt('desktop/src/machine/a.ts', `const b = await import('../../../build/b.ts')`),
      fileAt('sync-api/src/feed/a.ts', `import { b } from '#shared/testing/b.ts'`),
    ]
    expect(wrongDirections(wrong)).toHaveLength(wrong.length)
  })

  test('a right direction is not', () => {
    const right = [
      fileAt('sync-api/src/ingest/a.ts', `import { b } from '../projections/b.ts'`),
      fileAt('sync-api/office/src/a.ts', `import type { AppRouter } from '../../src/router.ts'`),
      fileAt('desktop/src/renderer/sale/a.ts', `import { b } from '../cart/b.ts'`),
      fileAt('desktop/src/core/a.ts', `import { b } from '#shared/b.ts'`),
    ]
    expect(wrongDirections(right)).toEqual([])
  })

  test('a circle is found, one of types only is not', () => {
    const circle = [
      fileAt('shared/src/a.ts', `import { b } from './b.ts'`),
      fileAt('shared/src/b.ts', `import { c } from './c.ts'`),
      fileAt('shared/src/c.ts', `import { a } from './a.ts'`),
      fileAt('shared/src/d.ts', `import type { e } from './e.ts'`),
      fileAt('shared/src/e.ts', `import { d } from './d.ts'`),
    ]
    expect(findCircles(circle).map((group) => group.toSorted())).toEqual([
      ['shared/src/a.ts', 'shared/src/b.ts', 'shared/src/c.ts'],
    ])
  })

  test('test code is told from the rest by its name', () => {
    expect(['a/b.test.ts', 'a/b.pg.test.ts', 'a/testing/b.ts', 'a/b.ts'].map(isTestCode)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})

function isOnlyReexports(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim()
  return (
    code !== '' && code.replace(/export\s+(type\s+)?\{[^}]*\}\s+from\s+['"][^'"]+['"];?/g, '').trim() === ''
  )
}
