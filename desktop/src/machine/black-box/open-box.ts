import type { FileHandle } from 'node:fs/promises'
import type { BoxState } from '../contract.ts'
import { fileStamp, keepAside, openBoxFile } from './box-file.ts'
import { scanFromIndex } from './index-file.ts'
import { emptyScan, type Scan, walkBox } from './scan.ts'

export type OpenBox = {
  file: FileHandle
  scan: Scan
  /** An operation failed and could not be taken back; only opening anew tells what the file holds. */
  isBroken: boolean
  /** Damage was found in what the index let us skip: the next opening must read it. */
  isIndexWrong: boolean
}

type Options = { directory: string; nowMs: () => number; readAtOpenBytes: number }
type Opened = {
  box: OpenBox
  state: BoxState
  /** The beginning of the file that an index let us skip. */
  unreadBytes: number
}

/** Opens the file and finds out what it holds: all of it, or its end where an index can be believed. */
export async function openBox({ directory, nowMs, readAtOpenBytes }: Options): Promise<Opened> {
  const file = await openBoxFile(directory)
  const { size } = await file.stat()
  const fromIndex = await scanFromIndex(directory, file, size - readAtOpenBytes)
  const unreadBytes = fromIndex?.length ?? 0
  const scan = fromIndex ?? emptyScan()
  await walkBox(file, scan, size)
  if (size > scan.length) await cutTail({ file, scan }, size)
  const { head, ack, identity, damage } = scan
  const state = { head, ack, identity, damagedFromSeq: damage?.seq ?? null, wasTorn: size > scan.length }
  return { box: { file, scan, isBroken: false, isIndexWrong: false }, state, unreadBytes }

  async function cutTail(box: Pick<OpenBox, 'file' | 'scan'>, end: number): Promise<void> {
    const side = { file: box.file, from: box.scan.length, to: end }
    await keepAside(directory, `torn-${fileStamp(nowMs())}`, side).catch(() => undefined) // a full disk must not keep it shut
    await box.file.truncate(box.scan.length)
    await box.file.datasync()
  }
}
