import type { FileHandle } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { type Ack, type BoxIdentity, type BoxState, MachineError } from '../contract.ts'
import { checkUntouched, fileStamp, keepAside, replaceBox } from './box-file.ts'
import { freeBytes, machineErrorOf, writeNow } from './disk.ts'
import { eachLine } from './each-line.ts'
import { following } from './following.ts'
import { dropIndex, writeIndex } from './index-file.ts'
import { type BoxNote, entryLine, noteLine, peekLine, readEntryLine } from './line.ts'
import { holdFolder } from './lock.ts'
import { type OpenBox, openBox } from './open-box.ts'
import { createQueue } from './queue.ts'
import { addMark, emptyScan, offsetBefore, type Scan, walkBox } from './scan.ts'

/** The till's second store: a plain append-only file that outlives the browser's database. Rejects with MachineError. */
export type BlackBox = {
  /** Reads the box anew, cuts a torn tail off (and keeps it in a side file). */
  open(): Promise<BoxState>
  /** Sound entries with seq ≥ from, in order, at most `limit`; where the box is damaged numbers are missing. */
  read(from: number, limit: number): Promise<ChainedEntry[]>
  /** Durable when it resolves; when it rejects nothing of it is in the file. */
  append(entries: readonly ChainedEntry[]): Promise<void>
  noteAck(ack: Ack): Promise<void>
  noteIdentity(identity: BoxIdentity): Promise<void>
  /** Moves everything from seq on into a side file; how many entries that were. */
  setAside(from: number): Promise<number>
  freeBytes(): Promise<number>
  close(): Promise<void>
}

/** What of a long box is read before its state is told; the rest is verified afterwards, piece by piece. */
const READ_AT_OPEN_BYTES = 16 * 1024 * 1024
const VERIFY_STEP_BYTES = 1024 * 1024
const VERIFY_PAUSE_MS = 50

type Options = { directory: string; nowMs: () => number; readAtOpenBytes?: number }

/** Takes the folder for this process, or throws FolderTaken. One operation runs at a time, in the order asked. */
export async function holdBlackBox(options: Options): Promise<BlackBox> {
  const { directory, nowMs, readAtOpenBytes = READ_AT_OPEN_BYTES } = options
  const release = await holdFolder(directory)
  const inTurn = createQueue()
  let box: OpenBox | null = null

  async function openNow(): Promise<BoxState> {
    await closeNow()
    const opened = await openBox({ directory, nowMs, readAtOpenBytes })
    box = opened.box
    const readBytes = opened.box.scan.length - opened.unreadBytes
    if (readBytes > 2 * readAtOpenBytes) await keepIndex(opened.box) // whoever only pulls the plug never closes
    if (opened.unreadBytes > 0) void verifyLater(opened.box, opened.unreadBytes)
    return opened.state
  }

  /** Damage in what was skipped takes the index away, so that the next opening reads and reports it. */
  async function verifyLater(opened: OpenBox, end: number): Promise<void> {
    const scan = emptyScan()
    const step = async () => {
      if (box !== opened) return 'done'
      const to = Math.min(scan.length + VERIFY_STEP_BYTES, end)
      const before = scan.length
      await walkBox(opened.file, scan, to)
      opened.isIndexWrong = scan.damage !== null || scan.length === before
      if (opened.isIndexWrong) await dropIndex(directory)
      return opened.isIndexWrong || scan.length >= end ? 'done' : 'more'
    }
    while ((await inTurn(step).catch(() => 'done')) === 'more')
      await pause(VERIFY_PAUSE_MS, null, { ref: false })
  }

  async function appendNow(entries: readonly ChainedEntry[]): Promise<void> {
    const opened = writable(box)
    const { scan } = opened
    if (scan.damage)
      throw new MachineError('not-following', `damaged from entry ${scan.damage.seq} on: set it aside first`)
    const newHead = entries.reduce(following, scan.head)
    const lines = entries.map(entryLine)
    const start = scan.length
    await addBytes(opened, Buffer.concat(lines), { isDurable: true })
    addMark(scan, start, scan.head)
    scan.head = newHead
  }

  async function noteNow(note: BoxNote, options: { isDurable: boolean }): Promise<void> {
    const opened = writable(box)
    await addBytes(opened, noteLine(note), options)
    if ('ack' in note) opened.scan.ack = note.ack
    else opened.scan.identity = note.identity
  }

  async function readNow(from: number, limit: number): Promise<ChainedEntry[]> {
    const { file, scan } = writable(box)
    const entries: ChainedEntry[] = []
    let nextSeq = from
    await eachLine(file, { from: offsetBefore(scan, from), to: scan.length }, ({ bytes }) => {
      const peek = bytes && peekLine(bytes)
      if (!bytes || !peek || !('entry' in peek) || peek.entry.seq < nextSeq) return
      const entry = readEntryLine(bytes)
      if (!entry) return
      entries.push(entry)
      nextSeq = peek.entry.seq + 1
      return entries.length === limit ? 'stop' : undefined
    })
    return entries
  }

  async function setAsideNow(from: number): Promise<number> {
    const { file, scan } = writable(box)
    const tail = await findTail(file, scan, from)
    if (tail.offset === scan.length) return 0
    const { ack, identity } = scan
    const notes = Buffer.concat([
      ...(identity ? [noteLine({ identity })] : []),
      ...(ack ? [noteLine({ ack })] : []),
    ])
    const side = { file, from: tail.offset, to: scan.length }
    await keepAside(directory, `set-aside-${fileStamp(nowMs())}-from-${from}`, side)
    await replaceBox(directory, { file, length: tail.offset }, notes)
    box = null
    await openNow()
    return tail.count
  }

  async function closeNow(): Promise<void> {
    const old = box
    box = null
    if (!old) return
    await keepIndex(old)
    await old.file.close()
  }

  async function keepIndex({ scan, isBroken, isIndexWrong }: OpenBox): Promise<void> {
    if (isBroken || isIndexWrong || scan.damage || scan.length <= readAtOpenBytes) return
    await writeIndex(directory, scan).catch(() => dropIndex(directory))
  }

  const inTurnOrError = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(() =>
      work().catch((error: unknown) => {
        throw machineErrorOf(error)
      }),
    )
  return {
    open: () => inTurnOrError(openNow),
    read: (from, limit) => inTurnOrError(() => readNow(from, limit)),
    append: (entries) => inTurnOrError(() => appendNow(entries)),
    noteAck: (ack) => inTurnOrError(() => noteNow({ ack }, { isDurable: false })),
    noteIdentity: (identity) => inTurnOrError(() => noteNow({ identity }, { isDurable: true })),
    setAside: (from) => inTurnOrError(() => setAsideNow(from)),
    freeBytes: () => freeBytes(directory).catch((error: unknown) => Promise.reject(machineErrorOf(error))),
    close: () => inTurnOrError(() => closeNow().then(release)),
  }
}

function writable(box: OpenBox | null): OpenBox {
  if (!box || box.isBroken) throw new MachineError('io', 'the black box is not open')
  return box
}

/** Writes behind the last sound line. Whatever fails is taken back; if even that fails the box must be opened anew. */
async function addBytes(box: OpenBox, bytes: Buffer, { isDurable }: { isDurable: boolean }): Promise<void> {
  const { file, scan } = box
  checkUntouched(file, scan.length)
  try {
    writeNow(file, bytes, scan.length)
    if (isDurable) await file.datasync()
  } catch (error) {
    box.isBroken = true
    await file.truncate(scan.length)
    await file.datasync()
    box.isBroken = false
    throw error
  }
  scan.length += bytes.length
}

/** The byte where entry `from` (or what is left of it, or the damage before it) starts, and how many entries lie from there on. */
async function findTail(
  file: FileHandle,
  scan: Scan,
  from: number,
): Promise<{ offset: number; count: number }> {
  let offset = scan.damage && scan.damage.seq <= from ? scan.damage.offset : null
  let badFrom: number | null = null
  let count = 0
  const seenTo = await eachLine(
    file,
    { from: offset ?? offsetBefore(scan, from), to: scan.length },
    ({ bytes, start }) => {
      const peek = bytes && peekLine(bytes)
      if (!peek) badFrom ??= start
      else if (!('entry' in peek)) return
      else if (offset === null && peek.entry.seq < from) badFrom = null
      else {
        offset ??= badFrom ?? start
        count++
      }
      return
    },
  )
  if (seenTo < scan.length) badFrom ??= seenTo
  return { offset: offset ?? badFrom ?? scan.length, count }
}
