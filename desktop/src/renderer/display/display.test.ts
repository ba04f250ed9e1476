import { describe, expect, test } from 'vitest'
import { parseVietQr } from '#shared/payments/vietqr.ts'
import { type DisplayPage, displayPageSchema } from '../../machine/contract-display.ts'
import { cash, createDeskRig, type DeskRig, POINT } from '../app/testing/desk-rig.ts'
import { type Channel, hearPages, sendToDisplay } from './display-channel.ts'
import { displayPageOf } from './display-page.ts'

/** Two ends of one line; what is sent is heard by the other at once. */
function line(): [Channel, Channel] {
  const heard: ((data: unknown) => void)[][] = [[], []]
  const end = (at: 0 | 1): Channel => ({
    post: (message) => heard[1 - at]?.forEach((listener) => listener(structuredClone(message))),
    onMessage: (listener) => void heard[at]?.push(listener),
    close: () => void (heard[at] = []),
  })
  return [end(0), end(1)]
}

function pageOf({ desk, rig }: DeskRig): DisplayPage {
  const { cart } = desk.cart.getState()
  const { flow } = desk.sale.getState()
  const shown = displayPageOf({
    point: rig.till.getState().point,
    flow,
    cart,
    number: 'BMT01-01-000001',
    nowMs: 0,
  })
  expect(displayPageSchema.parse(shown)).toEqual(shown) // or the other window would not believe it
  return shown
}

describe('the buyer’s screen', () => {
  test('shows the goods and what they come to, then the change', async () => {
    const counter = await createDeskRig()
    expect(pageOf(counter)).toEqual({ kind: 'welcome', shop: POINT.name })
    counter.desk.scan('8934588012112')
    counter.desk.scan('8934588012112')
    expect(pageOf(counter)).toMatchObject({ kind: 'cart', lines: [{ amount: 250_000 }], total: 250_000 })
    await counter.desk.sale.startPaying()
    await counter.desk.sale.pay(cash(300_000))
    expect(pageOf(counter)).toEqual({ kind: 'thanks', total: 250_000, change: 50_000 })
  })

  test('shows the code that is before the cashier, of the same amount, and only while it is asked for', async () => {
    const counter = await createDeskRig()
    await counter.putPoint({
      ...POINT,
      bank: { bin: '970405', account: '00000000001', accountName: 'DIEM BAN MAU' },
    })
    counter.desk.scan('8934588012112')
    counter.desk.cart.set({ qr: { amount: null } })
    expect(pageOf(counter).kind).toBe('cart')
    await counter.desk.sale.startPaying()
    counter.desk.cart.set({ tenders: cash(25_000), qr: { amount: null } })
    const page = pageOf(counter)
    expect(page).toMatchObject({ kind: 'vietqr', amount: 100_000 })
    expect(parseVietQr(page.kind === 'vietqr' ? page.vietQr : '')).toMatchObject({
      ok: true,
      value: { account: '00000000001', amount: 100_000, bill: 'BMT01-01-000001' },
    })
  })
})

describe('the line to the buyer’s screen', () => {
  const welcome: DisplayPage = { kind: 'welcome', shop: 'Chợ' }
  /** A till's end whose screen is painted whenever it changed. */
  function sender(channel: Channel, { isOn, page }: { isOn: boolean; page: () => DisplayPage }) {
    const waiting: (() => void)[] = []
    const { changed } = sendToDisplay({
      channel,
      isOn: () => isOn,
      page,
      later(work) {
        waiting.push(work)
        return () => undefined
      },
    })
    return () => {
      changed()
      changed()
      for (const work of waiting.splice(0)) work()
    }
  }

  test('tells a screen that opens late what there is, and each change once', () => {
    const [till, buyer] = line()
    let page = welcome
    const change = sender(till, { isOn: true, page: () => page })
    change()
    const seen: DisplayPage[] = []
    hearPages(buyer, (shown) => seen.push(shown))
    expect(seen).toEqual([welcome])
    change()
    page = { kind: 'welcome', shop: 'Phố' }
    change()
    change()
    expect(seen).toEqual([welcome, page])
  })

  test('works nothing out where there is no such screen', () => {
    const [till] = line()
    const change = sender(till, {
      isOn: false,
      page: () => {
        throw new Error('nobody looks')
      },
    })
    expect(change).not.toThrow()
  })

  test('lets what is no page of ours pass', () => {
    const [till, buyer] = line()
    const seen: DisplayPage[] = []
    hearPages(buyer, (shown) => seen.push(shown))
    till.post({ kind: 'show', page: { kind: 'poster' } } as never)
    expect(seen).toEqual([])
  })
})
