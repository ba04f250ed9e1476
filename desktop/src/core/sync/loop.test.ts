import { describe, expect, it, vi } from 'vitest'
import { createRig, type Rig } from '../testing/rig.ts'
import { ANSWER_LIMIT_MS } from './exchange.ts'

/** Lets the next round come due and end. */
async function nextRound(rig: Rig): Promise<void> {
  await vi.waitFor(() => expect(rig.timers.waiting()).toHaveLength(1))
  const [delayMs = 0] = rig.timers.waiting()
  rig.clock.advance(delayMs)
  rig.timers.advance(delayMs)
  await vi.waitFor(() => expect(rig.timers.waiting()).toHaveLength(1))
}

describe('the loop', () => {
  it('asks at once, then about every 15 s, and at once after a commit', async () => {
    const rig = await createRig()
    rig.till.startSync()
    await nextRound(rig)
    expect(rig.till.getState().sync).toMatchObject({ isOnline: true, unsentCount: 0 })
    expect(rig.timers.waiting()[0]).toBeGreaterThanOrEqual(11_250)
    await rig.sell()
    expect(rig.timers.waiting()).toEqual([0])
    await nextRound(rig)
    expect(rig.till.getState().sync.unsentCount).toBe(0)
    await rig.till.stop()
    expect(rig.timers.waiting()).toEqual([])
  })

  it('waits longer after each failure, whatever is sold meanwhile', async () => {
    const rig = await createRig()
    rig.server.faults = Array(6).fill('lost')
    rig.till.startSync()
    for (const longest of [1000, 2000, 4000]) {
      await nextRound(rig)
      const [delayMs = 0] = rig.timers.waiting()
      expect(delayMs).toBeGreaterThanOrEqual(longest / 2)
      expect(delayMs).toBeLessThanOrEqual(longest)
      await rig.sell()
      expect(rig.timers.waiting()).toEqual([delayMs])
    }
    await rig.till.stop()
  })

  it('sends what was sold during a round as soon as it ends', async () => {
    const rig = await createRig()
    rig.till.startSync()
    const { push } = rig.server
    rig.parts.transport.push = async (request, token) => {
      rig.parts.transport.push = push
      const answer = await push(request, token)
      await rig.sell()
      return answer
    }
    await nextRound(rig)
    expect(rig.timers.waiting()[0]).toBe(0)
    await rig.till.stop()
  })
})

describe('a round', () => {
  it('[T11] is one for all who ask at once: nothing sent twice, no gap', async () => {
    const rig = await createRig()
    for (let sale = 0; sale < 4; sale += 1) await rig.sell()
    await Promise.all(Array.from({ length: 5 }, () => rig.till.syncOnce()))
    expect(rig.server.pushes).toHaveLength(1)
    expect([...rig.server.journals.values()][0]?.entries).toEqual(rig.box.lines)
  })

  it('[T11] ends although an answer never comes, and hears no late one', async () => {
    const rig = await createRig()
    await rig.sell()
    const { push } = rig.server
    let answerLate: () => void = () => undefined
    rig.parts.transport.push = async (request, token) => {
      const answer = await push(request, token)
      await new Promise<void>((resolve) => {
        answerLate = resolve
      })
      return answer
    }
    const round = rig.till.syncOnce()
    await vi.waitFor(() => expect(rig.timers.waiting()).toEqual([ANSWER_LIMIT_MS]))
    rig.timers.advance(ANSWER_LIMIT_MS)
    await round
    answerLate()
    expect(rig.till.getState().sync.unsentCount).toBe(2)
    rig.parts.transport.push = push
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.unsentCount).toBe(0)
  })

  it('[T15] is online by its own success only: one lost answer is nothing, two are offline, one success is online', async () => {
    const rig = await createRig()
    const isOnline = () => rig.till.getState().sync.isOnline
    expect(isOnline()).toBe(false)
    await rig.till.syncOnce()
    expect(isOnline()).toBe(true)
    rig.server.faults = ['lost']
    await rig.till.syncOnce()
    expect(isOnline()).toBe(true)
    rig.server.faults = ['lost', 'lost']
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    expect(isOnline()).toBe(false)
    await rig.till.syncOnce()
    expect(isOnline()).toBe(true)
  })

  it('[T15] does not take the page of a captive portal for the office', async () => {
    const rig = await createRig()
    await rig.till.syncOnce()
    rig.parts.transport.push = async () => ({ ok: true, value: '<html>Đăng nhập Wi-Fi</html>' as never })
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ isOnline: false, stop: null, problem: null })
  })

  it('says why the office refused, until it no longer does', async () => {
    const rig = await createRig()
    rig.server.faults = ['bad-key']
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.problem).toBe('bad-key')
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.problem).toBeNull()
  })

  it('[T18] sends a sale before anything it names has come down', async () => {
    const rig = await createRig()
    await rig.sell()
    rig.server.faults = [null, 'lost']
    await rig.till.syncOnce()
    expect(rig.till.catalogue().products).toEqual([])
    expect([...rig.server.journals.values()][0]?.entries).toEqual(rig.box.lines)
  })
})
