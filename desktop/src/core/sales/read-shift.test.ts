import { describe, expect, it } from 'vitest'
import { shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { vnd } from '#shared/money.ts'
import { buildClosing } from '#shared/selling/close-shift.ts'
import { createRig, type Rig } from '../testing/rig.ts'

const BY = staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })
const SHIFT = shiftIdSchema.parse('ca-1')
const COUNT = { counted: vnd(500_000), notes: null, reason: null, cashier: BY }

const open = (rig: Rig, shiftId = SHIFT) =>
  rig.till.commit('shift.opened', { shiftId, cashier: BY, float: vnd(500_000), notes: null, remark: null })

async function close(rig: Rig): Promise<number | undefined> {
  const now = await rig.till.readShift()
  const { openShift } = rig.till.getState()
  if (!now || !openShift) throw new Error('no shift')
  const body = buildClosing(openShift, COUNT, now)
  expect((await rig.till.commit('shift.closed', body)).outcome).toBe('done')
  return body.report?.number
}

describe('the open shift', () => {
  it('tells its figures at any time, and each entry is counted once [T31]', async () => {
    const rig = await createRig()
    expect(await rig.till.readShift()).toBeNull()
    await open(rig)
    expect((await rig.till.readShift())?.figures).toMatchObject({ expected: 500_000, saleCount: 0 })
    let total = 0
    for (let sale = 1; sale <= 5; sale += 1) {
      const sold = rig.sale({ shiftId: SHIFT })
      await rig.till.commit('sale.completed', sold)
      total += sold.total
      expect((await rig.till.readShift())?.figures).toMatchObject({ saleCount: sale, saleTotal: total })
    }
    const shift = SHIFT
    const moved = { shiftId: shift, cashier: BY, approvedBy: null, direction: 'out' as const, reason: 'Đá' }
    await rig.till.commit('cash.moved', { ...moved, amount: vnd(20_000) })
    const before = await rig.till.readShift()
    expect(before?.figures.paidOut).toBe(20_000)
    expect(before?.head).toMatchObject({ seq: rig.box.lines.length })
    await rig.restart()
    const after = await rig.till.readShift()
    expect(after?.figures).toEqual(before?.figures)
    expect(after?.openedAtMs).toBe(before?.openedAtMs)
  })

  it('closes with unsent sales and with none at all, and the next goes on from its Z [T32]', async () => {
    const rig = await createRig()
    await open(rig)
    await rig.sell({ shiftId: SHIFT })
    expect(rig.till.getState().sync.unsentCount).toBeGreaterThan(0)
    expect(await close(rig)).toBe(1)
    expect(await rig.till.readShift()).toBeNull()
    await open(rig, shiftIdSchema.parse('ca-2'))
    const now = await rig.till.readShift()
    expect(now?.last).toMatchObject({ number: 1, grandTotals: { saleCount: 1 } })
    expect(now?.figures.saleCount).toBe(0)
    await rig.restart()
    expect(await close(rig)).toBe(2)
  })
})
