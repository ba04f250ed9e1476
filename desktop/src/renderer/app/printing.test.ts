import { beforeEach, describe, expect, test } from 'vitest'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { askBeforePaying } from './ask-before-paying.ts'
import { releaseSlips } from './release-slips.ts'
import { cash, createDeskRig, type DeskRig } from './testing/desk-rig.ts'

let counter: DeskRig

beforeEach(async () => {
  counter = await createDeskRig()
  counter.paper.set({ printer: null })
  const { desk, rig } = counter
  const never = { subscribe: () => () => undefined } as never // rooms that nobody enters
  releaseSlips(
    { sale: desk.sale, rooms: { returns: never, shift: never } },
    { state: rig.till.getState, makeCopy: desk.makeCopy, printing: desk.printing },
  )
})

async function sell(method: 'cash' | 'card'): Promise<void> {
  counter.desk.scan('8934588012112')
  await counter.desk.sale.startPaying()
  await counter.desk.sale.pay(
    method === 'cash' ? cash(200_000) : [{ method, given: 125_000, reference: '4711' }],
  )
  await settled()
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
const texts = (rows: readonly ReceiptRow[] = []) => JSON.stringify(rows)
const failed = () => counter.desk.printing.getState().failed
async function reprintsInJournal(): Promise<number> {
  const entries = await counter.rig.parts.blackBox.read(1, 100)
  return entries.filter(({ text }) => text?.includes('"reprint"')).length
}

describe('a slip', () => {
  test('[T05] [T43] comes out once both stores hold the sale; the drawer opens for cash, before the print', async () => {
    await sell('cash')
    expect(counter.paper.did).toEqual(['drawer.open', 'printer.print'])
    expect(texts(counter.paper.printed[0]?.rows)).toContain('BMT01-01-000001')
  })

  test('[T43] of a card payment leaves the drawer shut', async () => {
    await sell('card')
    expect(counter.paper.did).toEqual(['printer.print'])
  })

  test('[P12] [T42] that does not come out undoes nothing; a next sale is a job of its own, and the old one stays away', async () => {
    counter.paper.set({ printer: 'no-paper' })
    await sell('card')
    expect(failed()).toMatchObject({ error: 'no-paper', isPartlyOut: false })
    expect(await counter.rig.till.recentSales(9)).toHaveLength(1)
    counter.paper.set({ printer: null })
    await sell('card')
    expect(counter.paper.printed.map(({ id }) => id)).toEqual(['job-2'])
    expect(texts(counter.paper.printed[0]?.rows)).toContain('BMT01-01-000002')
    expect(failed()).toBeNull()
  })

  test('[T42] of which nothing came out is printed again as it was, and no copy is journaled', async () => {
    counter.paper.set({ printer: 'no-paper' })
    await sell('card')
    counter.paper.set({ printer: null })
    await counter.desk.printing.again()
    expect(counter.paper.printed).toHaveLength(1)
    expect(texts(counter.paper.printed[0]?.rows)).not.toContain('BẢN IN LẠI')
    expect(await reprintsInJournal()).toBe(0)
    expect(failed()).toBeNull()
  })

  test('[T42] that came out in part is printed again as a marked copy, journaled first', async () => {
    counter.paper.set({ printer: 'no-paper', isPartlyOut: true })
    await sell('card')
    counter.paper.set({ printer: null })
    await counter.desk.printing.again()
    expect(texts(counter.paper.printed[0]?.rows)).toContain('BẢN IN LẠI (1)')
    expect(await reprintsInJournal()).toBe(1)
  })

  test('where no printer is set is on the screen, without a word', async () => {
    counter.paper.set({ printer: 'not-set' })
    await sell('cash')
    expect(failed()).toBeNull()
    expect(counter.said()).not.toBe('drawer.failed')
  })
})

describe('the printer', () => {
  test('is asked when a sale begins and when its money is asked for, and again until its trouble is over', async () => {
    const { desk, paper, rig } = counter
    askBeforePaying(desk)
    await settled()
    paper.set({ printer: 'no-paper' })
    desk.scan('8934588012112')
    await settled()
    expect(desk.devices.getState().trouble.printer).toBe('no-paper')
    await desk.sale.startPaying()
    await settled()
    expect(desk.sale.getState().flow.step).toBe('paying')
    paper.set({ printer: null })
    rig.timers.advance(5000)
    await settled()
    expect(desk.devices.getState().trouble.printer).toBeNull()
    const asked = paper.did.length
    rig.timers.advance(60_000)
    await settled()
    expect(paper.did).toHaveLength(asked)
  })
})
