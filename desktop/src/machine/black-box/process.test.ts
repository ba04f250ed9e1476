import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holdBlackBox } from './black-box.ts'
import { headOf } from './sample-entries.ts'

const APPENDER = fileURLToPath(new URL('appender.ts', import.meta.url))

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'box-'))
})
afterEach(() => rm(directory, { recursive: true }))

async function linesUntilEnd(
  child: ChildProcessWithoutNullStreams,
  onLine: (line: string) => void,
): Promise<void> {
  const ended = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) onLine(line)
  await ended
}

async function readAll() {
  const box = await holdBlackBox({ directory, nowMs: () => 0 })
  const state = await box.open()
  const entries = await box.read(1, 100_000)
  await box.close()
  return { state, entries }
}

describe('a process that holds the black box', () => {
  test('killed by force while it appends, over and over, loses nothing it called durable', async () => {
    let durableSeq = 0
    for (let round = 1; round <= 12; round++) {
      const child = spawn(process.execPath, [APPENDER, directory, '20000'])
      const stopAt = durableSeq + round * 3
      await linesUntilEnd(child, (line) => {
        durableSeq = Number(line) || durableSeq
        if (durableSeq >= stopAt) child.kill('SIGKILL')
      })
      const { state, entries } = await readAll()
      expect(state.head.seq).toBeGreaterThanOrEqual(durableSeq)
      expect(state.damagedFromSeq).toBeNull()
      expect(entries).toHaveLength(state.head.seq)
      expect(headOf(entries)).toEqual(state.head)
      durableSeq = state.head.seq
    }
  })

  test('keeps a second process out until it is killed [T07]', async () => {
    const first = spawn(process.execPath, [APPENDER, directory])
    await once(first.stdout, 'data')
    const second = spawn(process.execPath, [APPENDER, directory])
    const said: string[] = []
    await linesUntilEnd(second, (line) => said.push(line))
    expect(said).toEqual(['FolderTaken'])
    first.kill('SIGKILL')
    await once(first, 'close')
    await readAll()
  })

  test('answers disk-full when there is no room, with nothing half written, and goes on when there is', async () => {
    const limited = spawn('/bin/sh', [
      '-c',
      'ulimit -f 200; exec "$0" "$@"',
      process.execPath,
      APPENDER,
      directory,
      '7000',
    ])
    const said: string[] = []
    await linesUntilEnd(limited, (line) => said.push(line))
    expect(said.at(-1)).toBe('disk-full')
    const { state, entries } = await readAll()
    expect(state).toMatchObject({ wasTorn: false, damagedFromSeq: null, head: { seq: Number(said.at(-2)) } })
    expect(entries).toHaveLength(state.head.seq)
    const free = spawn(process.execPath, [APPENDER, directory, '7000'])
    await linesUntilEnd(free, (line) => {
      if (Number(line) > state.head.seq + 3) free.kill('SIGKILL')
    })
    expect((await readAll()).state.head.seq).toBeGreaterThan(state.head.seq + 3)
  })
})
