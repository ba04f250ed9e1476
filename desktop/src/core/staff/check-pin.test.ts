import { scryptAsync } from '@noble/hashes/scrypt.js'
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '#shared/base64url.ts'
import type { StaffRow } from '#shared/protocol/feed.ts'
import { createRig, type Rig } from '../testing/rig.ts'
import { refuseMeta } from '../testing/store-faults.ts'
import { waitMsAfter } from './pin-lock.ts'

/** A verifier as the office makes it, but quick. */
async function verifierOf(pin: string): Promise<NonNullable<StaffRow['pin']>> {
  const salt = new Uint8Array(16).fill(7)
  const hash = await scryptAsync(pin, salt, { N: 2, r: 1, p: 1, dkLen: 32 })
  return { salt: toBase64Url(salt), hash: toBase64Url(hash), n: 2, r: 1, p: 1 }
}

/** A till whose staff are Lan (1234), Mai (5678) and Hoa without a PIN. */
async function staffedRig(): Promise<Rig> {
  const rig = await createRig()
  const [lan, mai] = [await verifierOf('1234'), await verifierOf('5678')]
  rig.server.feed.push(
    { table: 'staff', id: 'lan', row: { id: 'lan', name: 'Lan', role: 'cashier', pin: lan } },
    { table: 'staff', id: 'mai', row: { id: 'mai', name: 'Mai', role: 'manager', pin: mai } },
    { table: 'staff', id: 'hoa', row: { id: 'hoa', name: 'Hoa', role: 'cashier' } },
  )
  await rig.till.syncOnce()
  return rig
}

const WRONG = { ok: false, error: { code: 'wrong' } }
const RIGHT = { ok: true, value: null }
const locked = (waitMs: number) => ({ ok: false, error: { code: 'locked', waitMs } })

async function guessWrong(rig: Rig, count: number): Promise<void> {
  for (let guess = 0; guess < count; guess += 1) {
    const answer = await rig.till.checkPin('lan', '0000')
    if (!answer.ok && answer.error.code === 'locked') rig.clock.advance(answer.error.waitMs)
  }
}

describe('a PIN', () => {
  it('lets its own person in, and nobody whose row has none', async () => {
    const rig = await staffedRig()
    expect(await rig.till.checkPin('lan', '1234')).toEqual(RIGHT)
    expect(await rig.till.checkPin('lan', '5678')).toEqual(WRONG)
    expect(await rig.till.checkPin('mai', '5678')).toEqual(RIGHT)
    for (const id of ['hoa', 'nobody'])
      expect(await rig.till.checkPin(id, '')).toEqual({ ok: false, error: { code: 'none-set' } })
  })

  it('[T45] that is wrong again and again shuts for ever longer, for that person alone', async () => {
    const rig = await staffedRig()
    expect(await rig.till.checkPin('lan', '0000')).toEqual(WRONG)
    expect(await rig.till.checkPin('lan', '0000')).toEqual(WRONG)
    expect(await rig.till.checkPin('lan', '0000')).toEqual(locked(30_000))
    expect(await rig.till.checkPin('lan', '1234')).toEqual(locked(30_000))
    expect(await rig.till.checkPin('mai', '5678')).toEqual(RIGHT)
    rig.clock.advance(29_000)
    expect(await rig.till.checkPin('lan', '1234')).toEqual(locked(1000))
    rig.clock.advance(1000)
    expect(await rig.till.checkPin('lan', '0000')).toEqual(locked(60_000))
    rig.clock.advance(60_000)
    expect(await rig.till.checkPin('lan', '1234')).toEqual(RIGHT)
    expect(await rig.till.checkPin('lan', '0000')).toEqual(WRONG)
    expect([3, 4, 5, 8, 99].map(waitMsAfter)).toEqual([30_000, 60_000, 120_000, 900_000, 900_000])
  })

  it('[T45] stays shut over a restart and whatever the clock is set to', async () => {
    const rig = await staffedRig()
    await guessWrong(rig, 2)
    expect(await rig.till.checkPin('lan', '0000')).toEqual(locked(30_000))
    rig.clock.setWallMs(rig.clock.nowMs() + 86_400_000)
    expect(await rig.till.checkPin('lan', '1234')).toEqual(locked(30_000))
    rig.clock.advance(10_000)
    expect(await rig.till.checkPin('lan', '1234')).toEqual(locked(20_000))
    const till = await rig.restart()
    expect(await till.checkPin('lan', '1234')).toEqual(locked(20_000))
    rig.clock.setWallMs(0)
    rig.clock.advance(20_000)
    expect(await till.checkPin('lan', '1234')).toEqual(RIGHT)
  })

  it('[T45] is noted as a wrong guess before it is judged: pulling the plug is no way round, nor is a store that fails', async () => {
    const rig = await staffedRig()
    const restore = refuseMeta(
      ({ key, value }) => key === 'pinLocks' && 'lan' in (value as Record<string, unknown>),
    )
    await expect(rig.till.checkPin('lan', '1234')).rejects.toThrow()
    restore()
    await rig.restart()
    for (let guess = 0; guess < 3; guess += 1) {
      // the word that it was right is lost, as in a power cut
      const cut = refuseMeta(
        ({ key, value }) => key === 'pinLocks' && !('lan' in (value as Record<string, unknown>)),
      )
      await expect(rig.till.checkPin('lan', '1234')).rejects.toThrow()
      cut()
      await rig.restart()
    }
    expect(await rig.till.checkPin('lan', '1234')).toEqual(locked(30_000))
  })

  it('[T45] cannot be guessed many times at once', async () => {
    const rig = await staffedRig()
    const answers = await Promise.all(Array.from({ length: 9 }, () => rig.till.checkPin('lan', '0000')))
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.error.code))).toEqual([
      'wrong',
      'wrong',
      ...Array(7).fill('locked'),
    ])
  })
})
