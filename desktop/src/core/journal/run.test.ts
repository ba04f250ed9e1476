import { describe, expect, it } from 'vitest'
import { fakeClock } from '#shared/testing/fake-clock.ts'
import { createRun } from './run.ts'

/** A server that is `aheadMs` ahead of the till; a question takes `thereMs` to it and `backMs` back. */
function ask(
  run: ReturnType<typeof createRun>,
  clock: ReturnType<typeof fakeClock>,
  way: { aheadMs: number; thereMs: number; backMs: number },
) {
  const sent = run.now()
  clock.advance(way.thereMs)
  const serverNowMs = clock.nowMs() + way.aheadMs
  clock.advance(way.backMs)
  run.measure(serverNowMs, sent)
}

describe('the time of an entry', () => {
  it('[P11] is the wall clock as it stands, with no offset before the server was heard', () => {
    const clock = fakeClock()
    expect(createRun(clock, 4).stamp()).toEqual({ wall: '2026-11-22T02:00:00.000Z', offsetMs: null, run: 4 })
  })

  it('[P11] carries the offset to the server, half the round trip taken out', () => {
    const clock = fakeClock()
    const run = createRun(clock, 1)
    ask(run, clock, { aheadMs: 90_000, thereMs: 200, backMs: 200 })
    expect(run.stamp().offsetMs).toBe(90_000)
  })

  it('keeps the surer measure, until it has grown old', () => {
    const clock = fakeClock()
    const run = createRun(clock, 1)
    ask(run, clock, { aheadMs: 5000, thereMs: 10, backMs: 10 })
    ask(run, clock, { aheadMs: 5000, thereMs: 900, backMs: 100 })
    expect(run.offsetMs()).toBe(5000)
    clock.advance(4 * 3600_000)
    ask(run, clock, { aheadMs: 5600, thereMs: 300, backMs: 100 })
    expect(run.offsetMs()).toBe(5700)
  })

  it('takes nothing from an answer that took too long', () => {
    const clock = fakeClock()
    const run = createRun(clock, 1)
    ask(run, clock, { aheadMs: 5000, thereMs: 50_000, backMs: 20_000 })
    expect(run.offsetMs()).toBeNull()
  })

  it('[P11] begins a new run without a measure when wall and monotonic clock part by more than 2 s', () => {
    const clock = fakeClock()
    const run = createRun(clock, 1)
    ask(run, clock, { aheadMs: 0, thereMs: 10, backMs: 10 })
    clock.setWallMs(clock.nowMs() + 2000)
    expect(run.stamp()).toMatchObject({ run: 1, offsetMs: 0 })
    clock.setWallMs(clock.nowMs() + 1)
    expect(run.stamp()).toMatchObject({ run: 2, offsetMs: null })
    clock.setWallMs(clock.nowMs() - 86_400_000)
    expect(run.stamp()).toMatchObject({ run: 3, offsetMs: null })
    clock.advance(3_600_000)
    expect(run.stamp().run).toBe(3)
  })

  it('takes no measure over which somebody set the clock', () => {
    const clock = fakeClock()
    const run = createRun(clock, 1)
    const sent = run.now()
    clock.setWallMs(clock.nowMs() + 3_600_000)
    run.measure(clock.nowMs(), sent)
    expect(run.stamp()).toMatchObject({ run: 2, offsetMs: null })
  })

  it('goes on above a run found elsewhere', () => {
    const run = createRun(fakeClock(), 3)
    run.raiseAbove(2)
    expect(run.stamp().run).toBe(3)
    run.raiseAbove(3)
    expect(run.stamp().run).toBe(4)
  })

  it('[P11] never refuses, whatever the clock says', () => {
    const clock = fakeClock()
    for (const wall of [-1e15, 0, 253_402_300_800_000, 8.64e15, 1e18]) {
      clock.setWallMs(wall)
      expect(createRun(clock, 1).stamp().wall).toMatch(/^\d{4}-\d\d-\d\dT/)
    }
  })
})
