import { fstatSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MachineError } from '../contract.ts'
import { copyRange, makeFolder, syncFolder, writeFully } from './disk.ts'

const BOX_NAME = 'box.jsonl'

/** Opens the journal file of a folder for reading and writing; makes both, durably, when they are not there. */
export async function openBoxFile(directory: string): Promise<FileHandle> {
  await makeFolder(directory)
  const path = join(directory, BOX_NAME)
  try {
    return await open(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const file = await open(path, 'wx+')
  await file.sync()
  await syncFolder(directory)
  return file
}

/**
 * Refuses to write where somebody changed or removed the file behind our back. Not through the thread pool: what an
 * open file's node says is in memory, and a receipt waits for it.
 */
export function checkUntouched(file: FileHandle, length: number): void {
  const { size, nlink } = fstatSync(file.fd)
  if (size !== length || nlink === 0)
    throw new MachineError('io', 'the black box was changed by another program')
}

/** Keeps a range of the journal in a file of its own, durably, before the range is taken out. `name`: without its end. */
export async function keepAside(
  directory: string,
  name: string,
  range: { file: FileHandle; from: number; to: number },
): Promise<void> {
  const side = await openNew(join(directory, name))
  try {
    await copyRange(range, { file: side, position: 0 })
    await side.sync()
  } finally {
    await side.close()
  }
  await syncFolder(directory)
}

/** A clock that stands still, or was set back, gives a name again: what was kept before stays. */
async function openNew(path: string): Promise<FileHandle> {
  for (let count = 1; ; count += 1) {
    try {
      return await open(count === 1 ? `${path}.jsonl` : `${path}-${count}.jsonl`, 'wx')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Puts a journal of the first `length` bytes and some notes in the place of the old one, in one step. */
export async function replaceBox(
  directory: string,
  old: { file: FileHandle; length: number },
  notes: Buffer,
): Promise<void> {
  const newPath = join(directory, `${BOX_NAME}.new`)
  const file = await open(newPath, 'w')
  try {
    await copyRange({ file: old.file, from: 0, to: old.length }, { file, position: 0 })
    await writeFully(file, notes, old.length)
    await file.sync()
  } catch (error) {
    await rm(newPath, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await old.file.close()
  await rename(newPath, join(directory, BOX_NAME))
  await syncFolder(directory)
}

/** 2026-11-22T06-08-00.000Z: a time that every file system takes as a name. */
export function fileStamp(nowMs: number): string {
  return new Date(nowMs).toISOString().replaceAll(':', '-')
}
