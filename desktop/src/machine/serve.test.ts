import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type BlackBox, holdBlackBox } from './black-box/black-box.ts'
import { entriesAfter, headOf } from './black-box/sample-entries.ts'
import { NO_DEVICES } from './contract-devices.ts'
import { MACHINE_CALLS, type MachineReply } from './contract.ts'
import { openDevices } from './devices/devices.ts'
import { machineHandlers } from './handlers.ts'
import { serveMachine } from './serve.ts'

const config = {
  apiUrl: 'http://127.0.0.1:4100',
  version: '0.1.0',
  shell: 'kiosk',
  suggestedCode: null,
} as const

let directory: string
let box: BlackBox
let serve: (call: unknown, args: unknown) => Promise<MachineReply>

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'machine-'))
  box = await holdBlackBox({ directory, nowMs: () => 0 })
  const devices = await openDevices({ directory, nowMs: () => 0, emit: () => undefined })
  const display = {
    'display.open': () => ({ opener: 'page', screens: null }) as const,
    'display.close': () => null,
  }
  serve = serveMachine(machineHandlers({ config, box, devices: devices.handlers, display }))
})
afterEach(async () => {
  await box.close()
  await rm(directory, { recursive: true })
})

function unpacked(base64: unknown): string {
  return brotliDecompressSync(Buffer.from(String(base64), 'base64')).toString()
}

describe('the door to the machine', () => {
  test('answers every call of the contract', async () => {
    const entries = entriesAfter(EMPTY_HEAD, 3)
    expect(await serve('config.read', [])).toEqual({ ok: true, value: config })
    expect(await serve('disk.freeBytes', [])).toMatchObject({ ok: true })
    const packed = await serve('wire.pack', ['Trà sen'.repeat(500)])
    expect(packed.ok && unpacked(packed.value)).toBe('Trà sen'.repeat(500))
    expect(await serve('blackBox.open', [])).toMatchObject({ ok: true, value: { head: EMPTY_HEAD } })
    expect(await serve('blackBox.append', [entries])).toEqual({ ok: true, value: null })
    expect(await serve('blackBox.read', [2, 10])).toEqual({ ok: true, value: entries.slice(1) })
    expect(
      await serve('blackBox.noteAck', [{ epoch: 'e', through: 3, hash: headOf(entries).hash }]),
    ).toMatchObject({ ok: true })
    expect(
      await serve('blackBox.noteIdentity', [{ tillId: 't', pointId: 'p', number: 1, name: 'Quầy 1' }]),
    ).toMatchObject({ ok: true })
    expect(await serve('blackBox.setAside', [3])).toEqual({ ok: true, value: { count: 1 } })
    const asked = new Set(
      Object.keys(MACHINE_CALLS).filter((name) => /^(devices|printer|drawer|display)/.test(name)),
    )
    for (const name of ['devices.read', 'devices.find', 'devices.listeners', 'display.open', 'display.close'])
      expect(await serve(name, [])).toMatchObject({ ok: true })
    expect(await serve('devices.save', [NO_DEVICES])).toEqual({ ok: true, value: null })
    for (const name of ['printer.state', 'printer.test', 'drawer.open'])
      expect(await serve(name, [])).toMatchObject({ ok: true, value: { ok: false, error: 'not-set' } })
    const job = { id: 'a', rows: [{ kind: 'rule' }], withinMs: 1000 }
    expect(await serve('printer.print', [job])).toMatchObject({ ok: true, value: { error: 'not-set' } })
    expect(asked.size).toBe(10)
  })

  test('refuses a name that is not in the contract, inherited ones too', async () => {
    for (const call of ['blackBox.delete', 'toString', '__proto__', 7, null, undefined, {}]) {
      expect(await serve(call, [])).toMatchObject({ ok: false, code: 'bad-arguments' })
    }
  })

  test('refuses arguments that do not fit, and runs nothing', async () => {
    await serve('blackBox.open', [])
    for (const args of [
      undefined,
      {},
      [],
      [[]],
      [[{ seq: 1 }]],
      ['x'],
      [entriesAfter(EMPTY_HEAD, 1), 'more'],
    ]) {
      expect(await serve('blackBox.append', args)).toMatchObject({ ok: false, code: 'bad-arguments' })
    }
    expect(await serve('blackBox.read', [0, 10])).toMatchObject({ ok: false, code: 'bad-arguments' })
    expect(await serve('blackBox.read', [1, 1001])).toMatchObject({ ok: false, code: 'bad-arguments' })
    expect(await serve('blackBox.open', [])).toMatchObject({ value: { head: EMPTY_HEAD } })
  })

  test("passes the machine's own refusals on by their code", async () => {
    await serve('blackBox.open', [])
    expect(await serve('blackBox.append', [entriesAfter(EMPTY_HEAD, 2).slice(1)])).toMatchObject({
      ok: false,
      code: 'not-following',
    })
  })

  test('starts calls in the order they come in, without waiting for an answer', async () => {
    const entries = entriesAfter(EMPTY_HEAD, 3)
    const replies = await Promise.all([
      serve('blackBox.open', []),
      ...entries.map((entry) => serve('blackBox.append', [[entry]])),
      serve('blackBox.open', []),
    ])
    expect(replies.at(-1)).toMatchObject({ ok: true, value: { head: headOf(entries) } })
  })
})
