import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type BlackBox, holdBlackBox } from './black-box.ts'
import { FolderTaken } from './lock.ts'
import { entriesAfter, headOf } from './sample-entries.ts'

let directory: string
let box: BlackBox

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'box-')), 'Quầy 2', 'box')
  box = await holdBlackBox({ directory, nowMs: () => 0 })
})
afterEach(async () => {
  await box.close()
  await rm(directory, { recursive: true })
})

const ack = { epoch: 'e1', through: 2, hash: ZERO_HASH }
const identity = { tillId: 't', pointId: 'p', number: 2, name: 'Quầy 2' }

describe('the black box', () => {
  test('is empty when it is new', async () => {
    expect(await box.open()).toEqual({
      head: EMPTY_HEAD,
      ack: null,
      identity: null,
      damagedFromSeq: null,
      wasTorn: false,
    })
    expect(await box.read(1, 10)).toEqual([])
  })

  test('gives back every entry, note and head after it is opened again', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 700)
    await box.noteIdentity(identity)
    await box.append(entries.slice(0, 3))
    await box.noteAck(ack)
    await box.append(entries.slice(3))
    await box.close()
    box = await holdBlackBox({ directory, nowMs: () => 0 })
    expect(await box.open()).toEqual({
      head: headOf(entries),
      ack,
      identity,
      damagedFromSeq: null,
      wasTorn: false,
    })
    expect(await box.read(1, 1000)).toEqual(entries)
    expect(await box.read(300, 5)).toEqual(entries.slice(299, 304))
    expect(await box.read(701, 5)).toEqual([])
  })

  test('reads what was just appended from any number on', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 600)
    for (let at = 0; at < 600; at += 50) await box.append(entries.slice(at, at + 50))
    for (const from of [1, 255, 256, 257, 258, 511, 512, 513, 514, 600]) {
      expect(await box.read(from, 3), `from ${from}`).toEqual(entries.slice(from - 1, from + 2))
    }
  })

  test('keeps a hole as a hole', async () => {
    await box.open()
    const [first, second] = entriesAfter(EMPTY_HEAD, 2)
    if (!first || !second) throw new Error('unreachable')
    await box.append([{ ...first, text: null }, second])
    expect(await box.read(1, 2)).toEqual([{ ...first, text: null }, second])
  })

  test('refuses a line that does not follow its last, and writes nothing of it', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 4)
    const other = entriesAfter(EMPTY_HEAD, 4, 'another branch')
    await box.append(entries.slice(0, 2))
    const before = await readFile(join(directory, 'box.jsonl'))
    for (const wrong of [
      entries.slice(1, 3),
      entries.slice(3),
      other.slice(2),
      [...entries.slice(2, 3), ...other.slice(3)],
    ]) {
      await expect(box.append(wrong)).rejects.toMatchObject({ code: 'not-following' })
    }
    expect(await readFile(join(directory, 'box.jsonl'))).toEqual(before)
    await box.append(entries.slice(2))
  })

  test('refuses a text that is not what its hash says', async () => {
    await box.open()
    const [entry] = entriesAfter(EMPTY_HEAD, 1)
    if (!entry) throw new Error('unreachable')
    await expect(box.append([{ ...entry, text: `${entry.text} ` }])).rejects.toMatchObject({
      code: 'bad-arguments',
    })
  })

  test('refuses to write before it is opened, or over another hand', async () => {
    await expect(box.append(entriesAfter(EMPTY_HEAD, 1))).rejects.toMatchObject({ code: 'io' })
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 3)
    await box.append(entries.slice(0, 2))
    await truncate(join(directory, 'box.jsonl'), 10)
    await expect(box.append(entries.slice(2))).rejects.toMatchObject({ code: 'io' })
  })

  test('notices that its file was removed while it is open', async () => {
    await box.open()
    await rm(join(directory, 'box.jsonl'))
    await expect(box.append(entriesAfter(EMPTY_HEAD, 1))).rejects.toMatchObject({ code: 'io' })
    expect((await box.open()).head).toEqual(EMPTY_HEAD)
    await box.append(entriesAfter(EMPTY_HEAD, 1))
  })

  test('takes appends asked at the same moment one after the other', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 20)
    await Promise.all(entries.map((entry) => box.append([entry])))
    expect(await box.read(1, 100)).toEqual(entries)
  })

  test('has one holder at a time, and another after it is closed', async () => {
    await expect(holdBlackBox({ directory, nowMs: () => 0 })).rejects.toBeInstanceOf(FolderTaken)
    await box.close()
    box = await holdBlackBox({ directory, nowMs: () => 0 })
  })

  test('knows the free space of its disk', async () => {
    await box.open()
    expect(await box.freeBytes()).toBeGreaterThan(0)
  })
})

describe('setting aside', () => {
  test('moves the tail into a side file and lets another branch follow', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 5)
    const branch = entriesAfter(headOf(entries.slice(0, 3)), 4, 'another branch')
    await box.noteIdentity(identity)
    await box.append(entries)
    await box.noteAck(ack)
    expect(await box.setAside(4)).toBe(2)
    await box.append(branch)
    expect(await box.open()).toEqual({
      head: headOf(branch),
      ack,
      identity,
      damagedFromSeq: null,
      wasTorn: false,
    })
    expect(await box.read(1, 100)).toEqual([...entries.slice(0, 3), ...branch])
    const side = await readFile(join(directory, 'set-aside-1970-01-01T00-00-00.000Z-from-4.jsonl'), 'utf8')
    for (const entry of entries.slice(3)) expect(side).toContain(JSON.stringify(entry.text))
  })

  test('twice at the same time of a clock that stands still keeps both tails', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 2)
    const branch = entriesAfter(EMPTY_HEAD, 3, 'another branch')
    for (const tail of [entries, branch]) {
      await box.append(tail)
      await box.setAside(1)
    }
    const side = await readFile(join(directory, 'set-aside-1970-01-01T00-00-00.000Z-from-1-2.jsonl'), 'utf8')
    for (const entry of branch) expect(side).toContain(JSON.stringify(entry.text))
  })

  test('of nothing leaves everything as it is', async () => {
    await box.open()
    const entries = entriesAfter(EMPTY_HEAD, 2)
    await box.append(entries)
    expect(await box.setAside(3)).toBe(0)
    expect(await box.read(1, 9)).toEqual(entries)
  })

  test('of everything leaves an empty journal that knows its till', async () => {
    await box.open()
    await box.noteIdentity(identity)
    await box.append(entriesAfter(EMPTY_HEAD, 300))
    expect(await box.setAside(1)).toBe(300)
    expect(await box.open()).toMatchObject({ head: EMPTY_HEAD, identity })
    await box.append(entriesAfter(EMPTY_HEAD, 300, 'another branch'))
  })
})
