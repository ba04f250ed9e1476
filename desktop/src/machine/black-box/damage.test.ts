import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type BlackBox, holdBlackBox } from './black-box.ts'
import { entryLine, noteLine } from './line.ts'
import { entriesAfter, headOf } from './sample-entries.ts'

const entries = entriesAfter(EMPTY_HEAD, 6)
const lines = entries.map(entryLine)
const whole = Buffer.concat(lines)
const startOf = (index: number) => lines.slice(0, index).reduce((sum, line) => sum + line.length, 0)

let directory: string
let box: BlackBox

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'box-'))
  box = await holdBlackBox({ directory, nowMs: () => 0 })
})
afterEach(async () => {
  await box.close()
  await rm(directory, { recursive: true })
})

async function openWith(bytes: Buffer) {
  await rm(directory, { recursive: true })
  await mkdir(directory)
  await writeFile(join(directory, 'box.jsonl'), bytes)
  return box.open()
}

function flipped(at: number, mask = 0x10): Buffer {
  const bytes = Buffer.from(whole)
  bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at)
  return bytes
}

describe('a torn last line', () => {
  test('is cut off at whatever byte it was torn, kept aside, and the next line follows', async () => {
    for (let length = startOf(5) + 1; length < whole.length; length++) {
      const state = await openWith(whole.subarray(0, length))
      expect(state, `torn after ${length} bytes`).toMatchObject({
        head: headOf(entries.slice(0, 5)),
        damagedFromSeq: null,
        wasTorn: true,
      })
      await box.append(entries.slice(5))
      expect(await readFile(join(directory, 'box.jsonl'))).toEqual(whole)
      const [torn = ''] = (await readdir(directory)).filter((name) => name.startsWith('torn-'))
      expect(await readFile(join(directory, torn))).toEqual(whole.subarray(startOf(5), length))
    }
  })

  test('of zeros, as a file system leaves it after a power cut, is cut off too', async () => {
    const state = await openWith(Buffer.concat([whole, Buffer.alloc(3_000_000)]))
    expect(state).toMatchObject({ head: headOf(entries), damagedFromSeq: null, wasTorn: true })
    expect(await readFile(join(directory, 'box.jsonl'))).toEqual(whole)
  })

  test('is not seen in a whole file', async () => {
    expect(await openWith(whole)).toMatchObject({ head: headOf(entries), wasTorn: false })
  })
})

describe('a flipped byte', () => {
  test('anywhere in a line in the middle is damage from that entry on, and what lies behind stays readable', async () => {
    for (let at = startOf(2); at < startOf(3); at++) {
      const isNewline = at === startOf(3) - 1
      expect(await openWith(flipped(at)), `flipped at ${at}`).toMatchObject({
        head: headOf(entries.slice(0, 2)),
        damagedFromSeq: 3,
        wasTorn: false,
      })
      expect(await box.read(1, 100)).toEqual([...entries.slice(0, 2), ...entries.slice(isNewline ? 4 : 3)])
    }
  })

  test('every bit of it is seen', async () => {
    for (let bit = 0; bit < 8; bit++) {
      expect(await openWith(flipped(startOf(2) + 200, 1 << bit))).toMatchObject({ damagedFromSeq: 3 })
    }
  })

  test('lets nothing follow until the damage is set aside; a good copy then takes its place', async () => {
    await openWith(flipped(startOf(2) + 150))
    await expect(box.append(entriesAfter(headOf(entries), 1))).rejects.toMatchObject({
      code: 'not-following',
    })
    expect(await box.setAside(3)).toBe(3)
    await box.append(entries.slice(2))
    expect(await box.open()).toMatchObject({ head: headOf(entries), damagedFromSeq: null })
    expect(await readFile(join(directory, 'box.jsonl'))).toEqual(whole)
    const [side = ''] = (await readdir(directory)).filter((name) => name.startsWith('set-aside-'))
    expect(await readFile(join(directory, side))).toEqual(flipped(startOf(2) + 150).subarray(startOf(2)))
  })

  test('in the last line leaves the journal one shorter, with the bytes kept', async () => {
    expect(await openWith(flipped(startOf(5) + 150))).toMatchObject({
      head: headOf(entries.slice(0, 5)),
      wasTorn: true,
    })
    expect((await readdir(directory)).filter((name) => name.startsWith('torn-'))).toHaveLength(1)
  })

  test.for([
    ['first', 0, 20],
    ['middle', 2, 150],
    ['last', 5, 150],
    ['end of the last', 6, -1],
  ] as const)('that befalls the %s line while the box is open is set aside too', async ([, index, at]) => {
    await openWith(whole)
    await writeFile(join(directory, 'box.jsonl'), flipped(startOf(index) + at))
    const from = Math.min(index, 5) + 1
    await box.setAside(from)
    await box.append(entries.slice(from - 1))
    expect(await readFile(join(directory, 'box.jsonl'))).toEqual(whole)
  })

  test('in a note loses that note and nothing else', async () => {
    const identity = { tillId: 't', pointId: 'p', number: 2, name: 'Quầy 2' }
    const note = noteLine({ identity })
    note.writeUInt8(note.readUInt8(30) ^ 1, 30)
    const bytes = Buffer.concat([noteLine({ identity }), ...lines.slice(0, 3), note, ...lines.slice(3)])
    expect(await openWith(bytes)).toMatchObject({ head: headOf(entries), identity, damagedFromSeq: null })
  })
})

describe('a stranger in the file', () => {
  test('a line that does not follow is damage even when its checksum fits', async () => {
    const other = entriesAfter(headOf(entries.slice(0, 2)), 2, 'another branch').map(entryLine)
    const bytes = Buffer.concat([...lines.slice(0, 3), ...other.slice(1), ...lines.slice(4)])
    expect(await openWith(bytes)).toMatchObject({ head: headOf(entries.slice(0, 3)), damagedFromSeq: 4 })
  })

  test('megabytes without a newline do not stop it', async () => {
    const bytes = Buffer.concat([
      ...lines.slice(0, 2),
      Buffer.alloc(5_000_000, 'x'),
      Buffer.from('\n'),
      ...lines.slice(3),
    ])
    expect(await openWith(bytes)).toMatchObject({ head: headOf(entries.slice(0, 2)), damagedFromSeq: 3 })
    expect(await box.read(3, 10)).toEqual(entries.slice(3))
  })
})
