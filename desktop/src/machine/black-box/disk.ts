import { writeSync } from 'node:fs'
import { type FileHandle, mkdir, open, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { MachineError } from '../contract.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** An operating system's error as the contract's: the disk is full, or something worse. */
export function machineErrorOf(error: unknown): MachineError {
  if (error instanceof MachineError) return error
  const { code, message } = error as NodeJS.ErrnoException
  return new MachineError(code && FULL.has(code) ? 'disk-full' : 'io', message)
}

/** Bytes an ordinary user may still write on the disk that holds the folder. */
export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize
}

/** Writes all of it at a position, however many calls it takes. */
export async function writeFully(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** The same without the thread pool, for what is a page or two: it only reaches the system's memory, at once. */
export function writeNow(file: FileHandle, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(file.fd, bytes, done, bytes.length - done, position + done)
}

/** Copies a range of bytes to a position of another file. */
export async function copyRange(
  source: { file: FileHandle; from: number; to: number },
  target: { file: FileHandle; position: number },
): Promise<void> {
  const buffer = Buffer.allocUnsafe(1024 * 1024)
  for (let at = source.from; at < source.to; ) {
    const { bytesRead } = await source.file.read(buffer, 0, Math.min(buffer.length, source.to - at), at)
    if (bytesRead === 0) throw new MachineError('io', 'the black box became shorter while it was read')
    await writeFully(target.file, buffer.subarray(0, bytesRead), target.position + at - source.from)
    at += bytesRead
  }
}

/** Makes a folder and its name durable. */
export async function makeFolder(directory: string): Promise<void> {
  const firstMade = await mkdir(directory, { recursive: true })
  if (!firstMade) return
  for (let made = directory; made.length >= firstMade.length; made = dirname(made))
    await syncFolder(dirname(made))
}

/** Makes a new or renamed file's name durable. Windows has no such call and needs none: NTFS journals names. */
export async function syncFolder(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
