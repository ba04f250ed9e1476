import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Random } from '#shared/testing/random.ts'
import type { SimTill } from './sim-till.ts'

/** Faults of a switched-off shop PC's disk. Each leaves the other store whole: the promise needs one copy. */

/** The end of the box file is missing: a torn write, or blocks that never arrived. */
export function cutBoxShort(pc: SimTill): boolean {
  const file = boxFile(pc)
  if (file === null) return false
  const { size } = statSync(file)
  truncateSync(file, size - pc.random.int(1, Math.min(size, 4000)))
  return true
}

/** Bytes of the box file have turned. */
export function rotBox(pc: SimTill): boolean {
  const file = boxFile(pc)
  if (file === null) return false
  flipBytes(file, pc.random, 16)
  return true
}

export function loseBox(pc: SimTill): void {
  for (const name of readdirSync(pc.boxFolder)) rmSync(join(pc.boxFolder, name), { recursive: true })
}

/** The newest rows of the own-entries table are gone, as after a database repair that gave up its log. */
export async function cutStoreShort(pc: SimTill): Promise<boolean> {
  return editOwnRows(pc, (keys) => keys.slice(-pc.random.int(1, 5)), null)
}

/** A row in the middle reads back as something else. */
export async function rotStore(pc: SimTill): Promise<boolean> {
  return editOwnRows(
    pc,
    (keys) => [pc.random.pick(keys)],
    (row) => ({ ...row, text: `${String(row['text']).slice(0, -9)}#damaged#` }),
  )
}

type Row = Record<string, unknown>

async function editOwnRows(
  pc: SimTill,
  choose: (keys: IDBValidKey[]) => IDBValidKey[],
  change: ((row: Row) => Row) | null,
): Promise<boolean> {
  const db = await asPromise(pc.profile.indexedDB.open('till'))
  try {
    if (!db.objectStoreNames.contains('own')) return false
    const store = db.transaction('own', 'readwrite', { durability: 'strict' }).objectStore('own')
    const keys = await asPromise(store.getAllKeys())
    if (keys.length === 0) return false
    for (const key of choose(keys)) {
      if (change === null) await asPromise(store.delete(key))
      else await asPromise(store.put(change(await asPromise<Row>(store.get(key)))))
    }
    return true
  } finally {
    db.close()
  }
}

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function boxFile(pc: SimTill): string | null {
  if (!existsSync(pc.boxFolder)) return null
  const name = readdirSync(pc.boxFolder).find((file) => file === 'box.jsonl')
  return name === undefined || statSync(join(pc.boxFolder, name)).size === 0 ? null : join(pc.boxFolder, name)
}

function flipBytes(file: string, random: Random, count: number): void {
  const bytes = readFileSync(file)
  const start = random.int(0, Math.max(0, bytes.length - count))
  const handle = openSync(file, 'r+')
  writeSync(
    handle,
    bytes.subarray(start, start + count).map((byte) => byte ^ 0x55),
    0,
    undefined,
    start,
  )
  fsyncSync(handle)
  closeSync(handle)
}
