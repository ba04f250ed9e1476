import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Manifest = {
  version: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** Needed to compile native code only, never to run it. */
const NOT_AT_RUNTIME = new Set(['node-addon-api'])

/**
 * Where every package lies that these packages need at runtime, as paths below `root`: those of other platforms,
 * which are not installed, are left out.
 */
export function runtimeClosure(root: string, names: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from)
    if (folder === null || NOT_AT_RUNTIME.has(name) || found.has(folder)) return
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = readManifest(join(root, folder))
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, folder)
  }
  /** As Node looks for it: in node_modules of the folder, then of those around it. */
  function findPackage(name: string, from: string): string | null {
    for (let at = from; ; at = dirname(at)) {
      const folder = join(at, 'node_modules', name)
      if (!at.endsWith('node_modules') && existsSync(join(root, folder, 'package.json'))) return folder
      if (at === '.') return null
    }
  }
  for (const name of names) visit(name, '.')
  return [...found].toSorted()
}

export function readManifest(folder: string): Manifest & Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
