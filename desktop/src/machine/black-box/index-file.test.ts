import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type BlackBox, holdBlackBox } from './black-box.ts'
import { entriesAfter, headOf } from './sample-entries.ts'

const entries = entriesAfter(EMPTY_HEAD, 3000)
const identity = { tillId: 't', pointId: 'p', number: 2, name: 'Quầy 2' }

let directory: string
let box: BlackBox

/** A long box, closed once, that reads only its last 50 KB at the next opening. */
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'box-'))
  box = await hold()
  await box.open()
  await box.noteIdentity(identity)
  for (let at = 0; at < entries.length; at += 200) await box.append(entries.slice(at, at + 200))
  await box.close()
})
afterEach(async () => {
  await box.close()
  await rm(directory, { recursive: true })
})

function hold() {
  return holdBlackBox({ directory, nowMs: () => 0, readAtOpenBytes: 50_000 })
}

const names = async () => (await readdir(directory)).filter((name) => name.startsWith('box-index'))

/** Flips a byte of the box at a share of its length. */
async function damage(share: number): Promise<void> {
  const file = await open(join(directory, 'box.jsonl'), 'r+')
  const { size } = await file.stat()
  await file.write('\u0007', Math.floor(size * share))
  await file.close()
}

describe('a long black box', () => {
  test('is opened by its end, and is the same as if all of it were read', async () => {
    box = await hold()
    expect(await box.open()).toEqual({
      head: headOf(entries),
      ack: null,
      identity,
      damagedFromSeq: null,
      wasTorn: false,
    })
    for (const from of [1, 2, 700, 1500, 2900])
      expect(await box.read(from, 300)).toEqual(entries.slice(from - 1, from + 299))
    const more = entriesAfter(headOf(entries), 3)
    await box.append(more)
    expect(await box.read(2999, 10)).toEqual([...entries.slice(2998), ...more])
  })

  test('verifies afterwards what it skipped, and reports the damage at the next opening', async () => {
    await damage(0.2)
    box = await hold()
    expect(await box.open()).toMatchObject({ head: headOf(entries), damagedFromSeq: null })
    while ((await names()).length > 0) await pause(10)
    const { head, damagedFromSeq } = await box.open()
    expect(damagedFromSeq).toBe(head.seq + 1)
    expect(head.seq).toBeLessThan(1000)
    expect(await box.read(2999, 10)).toEqual(entries.slice(2998))
  })

  test('reports damage in its end at once', async () => {
    await damage(0.99)
    box = await hold()
    expect((await box.open()).damagedFromSeq).toBeGreaterThan(2900)
  })

  test('reads all of it when the index does not fit the box', async () => {
    const old = await readFile(join(directory, 'box.jsonl'))
    const index = await readFile(join(directory, 'box-index.json'))
    box = await hold()
    await box.open()
    await box.setAside(1001)
    const branch = entriesAfter(headOf(entries.slice(0, 1000)), 2000, 'another branch')
    await box.append(branch)
    await box.close()
    await writeFile(join(directory, 'box-index.json'), index)
    box = await hold()
    expect(await box.open()).toMatchObject({ head: headOf(branch), damagedFromSeq: null })
    expect(await box.read(1001, 5)).toEqual(branch.slice(0, 5))
    await box.close()
    await writeFile(join(directory, 'box.jsonl'), old.subarray(0, old.length - 10_000))
    box = await hold()
    expect(await box.open()).toMatchObject({ damagedFromSeq: null, wasTorn: true })
    expect((await box.read(1, 9)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('is indexed when it is opened, for a till that is switched off and never closed', async () => {
    await rm(join(directory, 'box-index.json'))
    box = await hold()
    await box.open()
    expect(await names()).toEqual(['box-index.json'])
  })

  test('does without an index that is torn or gone', async () => {
    const index = await readFile(join(directory, 'box-index.json'))
    for (const bytes of [index.subarray(0, 500), Buffer.alloc(0), Buffer.from('{}\n')]) {
      await writeFile(join(directory, 'box-index.json'), bytes)
      box = await hold()
      expect(await box.open()).toMatchObject({ head: headOf(entries), identity })
      await box.close()
    }
  })
})
