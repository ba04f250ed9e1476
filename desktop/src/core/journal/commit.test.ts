import { describe, expect, it, vi } from 'vitest'
import { shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { type BodyOf, type Kind, KINDS } from '#shared/journal/kinds/registry.ts'
import { exampleBody } from '#shared/testing/body-examples.ts'
import { readAny } from './read-any.ts'
import { vnd } from '#shared/money.ts'
import type { BoxFault } from '../testing/memory-box.ts'
import { failNextAdd, refuseMeta, type StoreFault } from '../testing/store-faults.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { createRig, type Rig } from '../testing/rig.ts'
import { COMMIT_LIMIT_MS } from './append.ts'
import { REOPEN_LIMIT_MS } from '../ensure-open.ts'

const BY = { id: 'nv-1', name: 'Thu ngân 1' }

const ownSales = (rig: Rig, saleId: string) =>
  rig.inStore((db) => db.own.where('saleId').equals(saleId).toArray())
const boxSales = (rig: Rig, saleId: string) =>
  rig.box.lines.filter(({ text }) => text?.includes('"sale.completed"') && text.includes(saleId))

/** Lets what was started go on until a timer of this length waits, then lets it run out. */
async function runOut(rig: Rig, limitMs: number): Promise<void> {
  await vi.waitFor(() => expect(rig.timers.waiting()).toContain(limitMs))
  await new Promise((resolve) => setTimeout(resolve, 20))
  rig.timers.advance(limitMs)
}

async function expectOnce(rig: Rig, sale: SaleCompleted): Promise<void> {
  expect(await ownSales(rig, sale.saleId)).toHaveLength(1)
  expect(boxSales(rig, sale.saleId)).toHaveLength(1)
}

describe('a commit', () => {
  it('[P1] puts the same next entry into both stores and chains it to the head', async () => {
    const rig = await createRig()
    const first = await rig.sell()
    const second = await rig.sell()
    if (first.outcome !== 'done' || second.outcome !== 'done') throw new Error('not done')
    expect(second.entry).toMatchObject({ seq: first.entry.seq + 1, prevHash: first.entry.hash })
    expect(rig.box.lines.at(-1)).toEqual(second.entry)
    expect(await rig.inStore((db) => db.own.get(second.entry.seq))).toMatchObject(second.entry)
  })

  it('[T13] journals a sale once, however often and however fast Enter is pressed', async () => {
    const rig = await createRig()
    const sale = rig.sale()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => rig.till.commit('sale.completed', sale)),
    )
    outcomes.push(await rig.till.commit('sale.completed', sale))
    expect(
      new Set(outcomes.map((each) => (each.outcome === 'done' ? each.entry.hash : each.outcome))).size,
    ).toBe(1)
    await expectOnce(rig, sale)
  })

  it('[T13] gives every Enter the answer of the first, also when that is "not stored"', async () => {
    const rig = await createRig()
    const sale = rig.sale()
    failNextAdd('throws')
    rig.box.failNext('append', 'before')
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => rig.till.commit('sale.completed', sale)),
    )
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['not-stored']))
    expect(boxSales(rig, sale.saleId)).toEqual([])
  })

  it('[P1] is not done behind a head that is no longer there', async () => {
    const rig = await createRig()
    await rig.sell()
    await rig.inStore((db) => db.own.delete(2))
    const sale = rig.sale()
    expect(await rig.till.commit('sale.completed', sale)).toEqual({ outcome: 'unknown' })
    await expectOnce(rig, sale)
    expect(await rig.inStore((db) => db.own.toCollection().primaryKeys())).toEqual([1, 2, 3])
  })

  it('journals different sales one after the other when they come at once', async () => {
    const rig = await createRig()
    const sales = Array.from({ length: 5 }, () => rig.sale())
    const outcomes = await Promise.all(sales.map((sale) => rig.till.commit('sale.completed', sale)))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(5).fill('done'))
    const seqs = outcomes.map((each) => (each.outcome === 'done' ? each.entry.seq : 0))
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index))
  })

  it('is refused before enrolment, and when its body breaks its own rules', async () => {
    const rig = await createRig({ isEnrolled: false })
    const sale = rig.sale()
    expect(await rig.till.commit('sale.completed', sale)).toEqual({
      outcome: 'refused',
      reason: 'not-enrolled',
    })
    await rig.till.enrol({ code: 'CODE-1', name: 'Quầy 1' })
    const broken = { ...sale, payments: [] }
    expect(await rig.till.commit('sale.completed', broken)).toEqual({ outcome: 'refused', reason: 'invalid' })
    const bad = { ...sale, channel: 'a\0b' }
    expect(await rig.till.commit('sale.completed', bad)).toEqual({ outcome: 'refused', reason: 'invalid' })
    const long = { what: 'override' as const, by: null, detail: {} as Record<string, string> }
    for (let key = 0; key < 200; key += 1) long.detail[`k${key}`] = 'x'.repeat(400)
    expect(await rig.till.commit('audit.noted', long)).toEqual({ outcome: 'refused', reason: 'invalid' })
    expect(rig.box.lines.filter(({ text }) => text?.includes('sale.completed'))).toEqual([])
  })

  it('clears the saved cart of its sale in the same transaction, and no other', async () => {
    const rig = await createRig()
    const sale = rig.sale()
    await rig.till.saveCart({ saleId: sale.saleId, json: '{"lines":3}' })
    expect(await rig.till.loadCart()).toEqual({ saleId: sale.saleId, json: '{"lines":3}', paymentJson: null })
    await rig.sell()
    expect(await rig.till.loadCart()).not.toBeNull()
    await rig.till.commit('sale.completed', sale)
    expect(await rig.till.loadCart()).toBeNull()
    await rig.till.saveCart({ saleId: sale.saleId, json: '{"late":true}' })
    expect(await rig.till.loadCart()).toBeNull()
  })

  it('writes what the schema of its kind names and nothing else, and every kind so that it reads it again', async () => {
    const rig = await createRig()
    const sale = rig.sale()
    const extra = { ...sale, buyerPhone: 'x', lines: sale.lines.map((line) => ({ ...line, remark: 'x' })) }
    const sold = await rig.till.commit('sale.completed', extra)
    if (sold.outcome !== 'done') throw new Error(sold.outcome)
    expect(JSON.parse(sold.entry.text).body).toEqual(JSON.parse(JSON.stringify(sale)))
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const body = exampleBody(kind)
      const outcome = await rig.till.commit(kind, body)
      if (outcome.outcome !== 'done') throw new Error(`${kind}: ${JSON.stringify(outcome)}`)
      expect(readAny(outcome.entry)).toMatchObject({ kind, body })
    }
  })

  it('[P18] stands when a view cannot be written; the next start makes the view anew', async () => {
    const rig = await createRig()
    const restore = refuseMeta(
      ({ key, value }) => key === 'views' && (value as { isStale: boolean }).isStale === false,
    )
    const opened = await rig.till.commit('shift.opened', buildShift())
    restore()
    expect(opened.outcome).toBe('done')
    expect(await rig.inStore((db) => db.meta.get('views'))).toMatchObject({ value: { isStale: true } })
    await rig.till.commit('audit.noted', { what: 'reprint', by: null, detail: {} })
    expect(await rig.inStore((db) => db.meta.get('views'))).toMatchObject({ value: { isStale: true } })
    const till = await rig.restart()
    expect(till.getState().openShift).toMatchObject({ shiftId: 'ca-1', openedSeq: 2 })
    expect(await rig.inStore((db) => db.meta.get('views'))).toMatchObject({ value: { isStale: false } })
  })
})

describe('an unknown outcome', () => {
  const faults: { name: string; store?: StoreFault; box?: BoxFault }[] = [
    { name: 'the store refuses and the box fails', store: 'throws', box: 'before' },
    { name: 'the transaction aborts and the box fails', store: 'aborts', box: 'before' },
    { name: 'the store hangs and the box fails', store: 'hangs', box: 'before' },
    { name: 'both hang', store: 'hangs', box: 'hang' },
  ]
  for (const { name, store, box } of faults)
    it(`[T05] in neither store is not stored, and the cart is still there: ${name}`, async () => {
      const rig = await createRig()
      const sale = rig.sale()
      await rig.till.saveCart({ saleId: sale.saleId, json: '{}' })
      if (store) failNextAdd(store)
      if (box) rig.box.failNext('append', box)
      const asked = rig.till.commit('sale.completed', sale)
      if (store === 'hangs' || box === 'hang') await runOut(rig, COMMIT_LIMIT_MS)
      expect(await asked).toEqual({ outcome: 'not-stored' })
      expect(rig.till.getState().unsettled).toBeNull()
      expect(await rig.till.loadCart()).toMatchObject({ saleId: sale.saleId, json: '{}' })
      expect(await ownSales(rig, sale.saleId)).toEqual([])
      expect((await rig.till.commit('sale.completed', sale)).outcome).toBe('done')
      await expectOnce(rig, sale)
    })

  const halves: { name: string; store?: StoreFault; box?: BoxFault }[] = [
    { name: 'only the store', box: 'before' },
    { name: 'only the store, the box hangs', box: 'hang' },
    { name: 'only the box', store: 'throws' },
    { name: 'only the box, the transaction aborts', store: 'aborts' },
    { name: 'only the box, the store hangs', store: 'hangs' },
    { name: 'both, but the box says no after', box: 'after' },
    { name: 'the box after the limit', box: 'late' },
    { name: 'the box after the limit, the store hangs', box: 'late', store: 'hangs' },
  ]
  for (const { name, store, box } of halves)
    it(`in either store is copied to the other and asks the cashier: ${name}`, async () => {
      const rig = await createRig()
      const sale = rig.sale()
      await rig.till.saveCart({ saleId: sale.saleId, json: '{}' })
      if (store) failNextAdd(store)
      if (box) rig.box.failNext('append', box)
      const asked = rig.till.commit('sale.completed', sale)
      if (store === 'hangs' || box === 'hang' || box === 'late') await runOut(rig, COMMIT_LIMIT_MS)
      rig.box.release()
      expect(await asked).toEqual({ outcome: 'unknown' })
      expect(rig.till.getState().unsettled).toMatchObject({ saleId: sale.saleId, seq: 2 })
      await expectOnce(rig, sale)
      expect(await rig.till.loadCart()).toBeNull()
      expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'unsettled' })
      expect(await rig.sell()).toEqual({ outcome: 'refused', reason: 'unsettled' })
      expect(await rig.till.commit('sale.completed', sale)).toEqual({ outcome: 'unknown' })
      expect((await rig.till.settle('keep', BY)).outcome).toBe('done')
      expect((await rig.sell()).outcome).toBe('done')
      await expectOnce(rig, sale)
    })

  it('settled as "it did not happen" is voided by an entry that names it; its saleId is spent', async () => {
    const rig = await createRig()
    const sale = rig.sale()
    rig.box.failNext('append', 'before')
    await rig.till.commit('sale.completed', sale)
    const { unsettled } = rig.till.getState()
    const voided = await rig.till.settle('void', BY)
    if (voided.outcome !== 'done') throw new Error(voided.outcome)
    expect(JSON.parse(voided.entry.text)).toMatchObject({
      kind: 'sale.voided',
      body: { saleId: sale.saleId, seq: unsettled?.seq, by: BY },
    })
    expect(rig.till.getState().unsettled).toBeNull()
    expect(await rig.till.commit('sale.completed', sale)).toEqual({ outcome: 'refused', reason: 'invalid' })
    expect((await rig.till.recentSales(5)).map(({ isVoided }) => isVoided)).toEqual([true])
    expect(rig.till.nextSaleNumber()).toBe(sale.number.sale + 1)
  })

  it('is asked again after a restart, until it is settled', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'before')
    await rig.sell()
    const till = await rig.restart()
    expect(till.getState().unsettled).toMatchObject({ seq: 2 })
    rig.box.failNext('append', 'before')
    expect((await till.settle('void', BY)).outcome).toBe('done')
    expect((await rig.restart()).getState().unsettled).toBeNull()
    expect((await rig.sell()).outcome).toBe('done')
  })

  it('of the void itself is settled before the cashier may choose otherwise', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'before')
    await rig.sell()
    rig.box.failNext('append', 'after')
    rig.box.failNext('open', 'before')
    expect(await rig.till.settle('void', BY)).toEqual({ outcome: 'unknown' })
    expect(await rig.till.settle('keep', BY)).toEqual({ outcome: 'refused', reason: 'invalid' })
    expect(await rig.till.settle('void', BY)).toEqual({ outcome: 'refused', reason: 'invalid' })
    expect((await rig.till.recentSales(1)).map(({ isVoided }) => isVoided)).toEqual([true])
    expect(rig.box.lines.filter(({ text }) => text?.includes('"sale.voided"'))).toHaveLength(1)
  })

  it('of anything but a sale is known once both stores are open again', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'before')
    expect((await rig.till.commit('shift.opened', buildShift())).outcome).toBe('done')
    expect(rig.till.getState()).toMatchObject({ unsettled: null, openShift: { shiftId: 'ca-1' } })
    failNextAdd('aborts')
    expect((await rig.till.commit('shift.opened', buildShift('ca-2'))).outcome).toBe('done')
    expect(rig.till.getState().openShift).toMatchObject({ shiftId: 'ca-2' })
  })

  it('stays unknown while a store cannot be opened; nothing else is sold until it can', async () => {
    const rig = await createRig()
    const sale = rig.sale()
    rig.box.failNext('append', 'after')
    rig.box.failNext('open', 'before')
    expect(await rig.till.commit('sale.completed', sale)).toEqual({ outcome: 'unknown' })
    rig.box.failNext('open', 'before')
    expect(await rig.sell()).toEqual({ outcome: 'refused', reason: 'store-closed' })
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'unsettled' })
    expect(rig.till.getState().unsettled).toMatchObject({ saleId: sale.saleId })
    await expectOnce(rig, sale)
  })

  it('stays unknown while opening hangs', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'before')
    rig.box.failNext('open', 'late')
    const asked = rig.sell()
    await runOut(rig, REOPEN_LIMIT_MS)
    expect(await asked).toEqual({ outcome: 'unknown' })
    rig.box.release()
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'unsettled' })
  })
})

describe('what is checked before a payment', () => {
  it('is enrolment, room on the disk, and both stores [T02]', async () => {
    const rig = await createRig({ isEnrolled: false })
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'not-enrolled' })
    await rig.till.enrol({ code: 'CODE-1', name: 'Quầy 1' })
    expect(await rig.till.checkReady()).toEqual({ ok: true, value: null })
    rig.parts.freeBytes = async () => 1_000_000
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'disk-full' })
    rig.parts.freeBytes = () => Promise.reject(new Error('gone'))
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'box-closed' })
    rig.parts.freeBytes = async () => 1e12
    rig.box.failNext('read', 'before')
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'box-closed' })
  })
})

function buildShift(id = 'ca-1'): BodyOf<'shift.opened'> {
  return {
    shiftId: shiftIdSchema.parse(id),
    cashier: staffRefSchema.parse(BY),
    float: vnd(500_000),
    notes: null,
    remark: null,
  }
}
