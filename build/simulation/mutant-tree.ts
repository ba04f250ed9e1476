import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Mutant } from './mutants.ts'

const ROOMS = ['shared', 'desktop', 'sync-api', 'build']
const LEFT_OUT = new Set(['dist', 'node_modules', 'test-results'])

/** A copy of the sources with the mutant's edits in it. Throws when a text to find is not there, or not once. */
export function makeMutantTree(root: string, folder: string, mutant: Mutant): void {
  mkdirSync(folder, { recursive: true })
  for (const room of ROOMS)
    cpSync(join(root, room), join(folder, room), {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(basename(path)),
    })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, find, put } of mutant.edits) {
    const path = join(folder, file)
    const pieces = readFileSync(path, 'utf8').split(find)
    if (pieces.length !== 2)
      throw new Error(`${mutant.name}: "${find}" stands ${pieces.length - 1} times in ${file}`)
    writeFileSync(path, pieces.join(put))
  }
}
