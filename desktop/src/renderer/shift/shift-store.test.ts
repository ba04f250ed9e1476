import { beforeEach, describe, expect, test } from 'vitest'
import { shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { saleLineSchema } from '#shared/journal/kinds/sale-completed.ts'
import { shiftClosedSchema } from '#shared/journal/kinds/shift-closed.ts'
import { vnd } from '#shared/money.ts'
import { must } from '#shared/result.ts'
import { createRig, type Rig } from '../../core/testing/rig.ts'
import type { Saying } from '../i18n/words.ts'
import type { Approval } from '../staff/staff-store.ts'
import { NOTHING_COUNTED } from './notes.ts'
import { createShiftStore, type ShiftStore } from './shift-store.ts'

const BY = staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })
const FLOAT = { by: 'sum', notes: {}, sum: 500_000 } as const
const POINT = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: '',
  operator: { id: 'op-1', name: 'Hợp tác xã', taxCode: '', vatMethod: 'direct' },
  settings: { cashDifferenceLimit: 50_000 },
}

let rig: Rig
let shift: ShiftStore
let kept: string | null
let approval: Approval
let asked: unknown[]
let troubles: Saying[]

function storeOf(): ShiftStore {
  return createShiftStore({
    till: rig.till,
    cashier: () => BY,
    approve: async (...question) => {
      asked.push(question)
      return approval
    },
    mintShiftId: () => shiftIdSchema.parse(`ca-${rig.box.lines.length}`),
    kept: { load: () => kept, save: (json) => void (kept = json) },
    onTrouble: (trouble) => void troubles.push(trouble),
  })
}

beforeEach(async () => {
  rig = await createRig()
  rig.server.feed.push({ table: 'point', id: 'bmt01', row: POINT })
  await rig.till.syncOnce()
  ;[kept, approval, asked, troubles] = [null, { is: 'approved', by: BY }, [], []]
  shift = storeOf()
})

/** A sale of one piece of 749.000 ₫ for which 1.000.000 ₫ is handed over. */
async function sell749(): Promise<void> {
  const { shiftId } = must(rig.till.getState().openShift, 'an open shift')
  const sold = rig.sale()
  const line = must(sold.lines[0], 'a line')
  const figures = { quantity: 1000, unitPrice: 749_000, discount: 0, amount: 749_000, vat: 0 }
  const one = saleLineSchema.parse({ ...line, ...figures, saleDiscount: undefined, vatRate: 'none' })
  const end = await rig.till.commit('sale.completed', {
    ...sold,
    shiftId,
    vatMethod: 'direct',
    lines: [one],
    vatGroups: [],
    rounding: vnd(0),
    total: one.amount,
    payments: [{ method: 'cash', amount: one.amount, given: vnd(one.amount + 251_000), reference: null }],
  })
  expect(end).toMatchObject({ outcome: 'done' })
}

const closings = () =>
  rig.box.lines.flatMap(({ text }) => {
    const { kind, body } = JSON.parse(text ?? '{}')
    return kind === 'shift.closed' ? [shiftClosedSchema.parse(body)] : []
  })

async function countAndFix(sum: number): Promise<void> {
  shift.resume()
  shift.count({ ...NOTHING_COUNTED, by: 'sum', sum })
  await shift.fix()
}

describe('[T31] what the drawer should hold', () => {
  test('is float 500, sale 749, given 1,000: 1,249, shown once the count is fixed and not before', async () => {
    expect(await shift.open(FLOAT)).toBe(true)
    await sell749()
    shift.resume()
    shift.count({ ...NOTHING_COUNTED, by: 'sum', sum: 1_249_000 })
    expect(shift.getState().expected).toBeNull()
    await shift.fix()
    expect(shift.getState().expected?.expected).toBe(1_249_000)
    expect(await shift.close()).toBe(true)
    expect(closings()).toMatchObject([{ expected: 1_249_000, difference: 0, reason: null }])
    expect(asked).toEqual([])
  })
})

describe('[T32] [T34] a shift always closes', () => {
  test('with nothing sold and nothing sent', async () => {
    await shift.open(FLOAT)
    await countAndFix(500_000)
    expect(rig.till.getState().sync.unsentCount).toBeGreaterThan(0)
    expect(await shift.close()).toBe(true)
    expect(closings()).toMatchObject([{ saleCount: 0, counted: 500_000, report: { number: 1 } }])
    expect(rig.till.getState().openShift).toBeNull()
  })

  test('with a reason for a difference, and beyond the limit a manager', async () => {
    await shift.open(FLOAT)
    await countAndFix(440_000)
    expect(await shift.close()).toBe(false)
    shift.sayReason('thối nhầm')
    approval = { is: 'cancelled' }
    expect(await shift.close()).toBe(false)
    expect(closings()).toEqual([])
    approval = { is: 'approved', by: BY }
    expect(await shift.close()).toBe(true)
    expect(asked.at(-1)).toEqual(['cash-difference', { difference: -60_000 }])
    expect(closings()).toMatchObject([{ difference: -60_000, reason: 'thối nhầm' }])
  })

  test('where no manager has a PIN', async () => {
    await shift.open(FLOAT)
    await countAndFix(0)
    shift.sayReason('mất ngăn kéo')
    approval = { is: 'nobody-can' }
    expect(await shift.close()).toBe(true)
  })

  test('once, however often it is pressed', async () => {
    await shift.open(FLOAT)
    await countAndFix(500_000)
    await Promise.all([shift.close(), shift.close(), shift.close()])
    expect(closings()).toHaveLength(1)
  })
})

test('[T35] a fixed count stays fixed over a restart, and its Z goes on from the one before', async () => {
  await shift.open(FLOAT)
  await countAndFix(490_000)
  await rig.restart()
  shift = storeOf()
  shift.resume()
  shift.count({ ...NOTHING_COUNTED, by: 'sum', sum: 500_000 })
  shift.sayReason('thiếu một tờ')
  expect(await shift.close()).toBe(true)
  expect(kept).toBeNull()
  expect(closings()).toMatchObject([{ counted: 490_000, difference: -10_000 }])
  await shift.open(FLOAT)
  await sell749()
  await countAndFix(1_249_000)
  expect(await shift.close()).toBe(true)
  expect(closings()).toMatchObject([{}, { report: { number: 2, grandTotals: { saleTotal: 749_000 } } }])
})

test('the drawer opens without a sale only with a reason in the journal [T43]', async () => {
  expect(await shift.noteDrawer(' ')).toBe(false)
  expect(await shift.noteDrawer('đổi tiền lẻ')).toBe(true)
  const { kind, body } = JSON.parse(must(rig.box.lines.at(-1)?.text, 'an entry'))
  expect([kind, body]).toEqual([
    'audit.noted',
    { what: 'drawer-opened', by: BY, detail: { reason: 'đổi tiền lẻ' } },
  ])
})
