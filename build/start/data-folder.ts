import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimData, DataInUse } from '../../sync-api/src/db/embedded/owner.ts'

export type DataFolder = {
  path: string
  /** A small JSON file of the folder, null when missing or unreadable. */
  read(name: string): unknown
  /** Written whole or not at all, for the owner's eyes only. */
  write(name: string, value: unknown): void
  release(): void
}

/**
 * Opens the folder that holds all data of this office, making it when missing. Waits a little for a program
 * that is just ending; throws DataInUse when one goes on using it.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const real = realpathSync(path)
  const release = await claim(real)
  return {
    path: real,
    read: (name) => readJson(join(real, name)),
    write: (name, value) => writeWhole(join(real, name), `${JSON.stringify(value, null, 2)}\n`),
    release,
  }
}

async function claim(path: string): Promise<() => void> {
  for (let waitedMs = 0; ; waitedMs += 250) {
    try {
      return claimData(path)
    } catch (error) {
      if (!(error instanceof DataInUse) || waitedMs >= 10_000) throw error
      await sleep(250)
    }
  }
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
