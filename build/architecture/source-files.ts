import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

/** One source file: its path from the root with slashes, its lines, and what it imports. */
export type SourceFile = { path: string; lineCount: number; imports: readonly Import[]; text: string }

/**
 * `target`: the file from the root, null for a package. `isTypeOnly`: gone at run time.
 */
export type Import = { specifier: string; target: string | null; isTypeOnly: boolean }

const ROOMS = ['shared', 'desktop', 'sync-api', 'build']
const LEFT_OUT = new Set(['node_modules', 'dist', '.data', 'golden', 'migrations'])

export function readSourceFiles(): SourceFile[] {
  return ROOMS.flatMap((room) => filesBelow(join(ROOT, room))).map(readSource)
}

/** The imports of a text that stands at `path`. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm
  for (const [whole, type, specifier = ''] of text.matchAll(statement)) {
    found.push({
      specifier,
      target: resolveImport(path, specifier),
      isTypeOnly: Boolean(type) || namesOnlyTypes(whole),
    })
  }
  for (const [, specifier = ''] of text.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]/g)) {
    found.push({ specifier, target: resolveImport(path, specifier), isTypeOnly: false })
  }
  return found
}

function namesOnlyTypes(statement: string): boolean {
  const names = /^(?:import|export)\s*\{([^}]*)\}/.exec(statement)?.[1]
  if (names === undefined) return false
  return names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
}

function resolveImport(path: string, specifier: string): string | null {
  if (specifier.startsWith('#shared/')) return specifier.replace('#shared/', 'shared/src/')
  if (!specifier.startsWith('.')) return null
  return relative(ROOT, resolve(ROOT, dirname(path), specifier.split('?')[0] ?? '')).replaceAll('\\', '/')
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, 'utf8')
  const path = relative(ROOT, file).replaceAll('\\', '/')
  return { path, text, lineCount: text.split('\n').length - 1, imports: importsOf(path, text) }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesBelow(join(folder, entry.name))
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [join(folder, entry.name)] : []
  })
}
