import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { PrinterSetting } from '../contract-devices.ts'
import { drawSlip } from '../receipt/draw-slip.ts'
import { readQr, readText } from '../receipt/testing/read-slip.ts'
import { createPrinter, type Printer } from './printer.ts'
import { CUT_SHORT_SLIP } from './slips.ts'
import { rasterOf } from './testing/raster-of.ts'
import { jobOf, sampleRows } from './testing/slips.ts'
import { startTcpPrinter, type TcpPrinter } from './testing/tcp-printer.ts'

vi.setConfig({ testTimeout: 120_000 }) // OCR is slow where others work beside it

let peer: TcpPrinter
let printer: Printer
const setting = (change: Partial<PrinterSetting> = {}) =>
  ({
    kind: 'tcp',
    name: 'Máy in quầy 1',
    host: '127.0.0.1',
    port: peer.port,
    paperMm: 80,
    answersStatus: true,
    ...change,
  }) as PrinterSetting

beforeEach(async () => {
  peer = await startTcpPrinter()
  printer = createPrinter(setting(), () => performance.now())
})
afterEach(() => peer.stop())

const slips = () => peer.engine.slips
const whole = drawSlip(sampleRows(), 80).heightDots

describe('a slip over TCP', () => {
  test.each([58, 80] as const)(
    'of %i mm comes out so that OCR reads it and a phone its code',
    async (paperMm) => {
      printer = createPrinter(setting({ paperMm }), () => performance.now())
      expect(await printer.print(jobOf('a'))).toEqual({ ok: true })
      const [slip] = slips()
      const picture = rasterOf(slip ?? { rowBytes: 0, rows: [] })
      const read = wordsOf(await readText(picture))
      const missed = wordsOf(textOf(sampleRows())).filter((word) => !read.includes(word))
      expect(missed.length, `OCR missed ${missed.join(', ')}`).toBeLessThanOrEqual(2) // of 70, marks on bold capitals
      expect(await readQr(picture)).toBe('ocop:abcdefghijklmnopqrstuvwxyz:42:0123456789abcdef')
      expect(peer.engine.rubbish).toEqual([])
      expect(peer.engine.pulses).toBe(0)
    },
  )

  test('comes out as it was drawn, dot for dot, but for the dots that would be commands', async () => {
    await printer.print(jobOf('a'))
    const [sent, drawn] = [rasterOf(slips()[0] ?? { rowBytes: 0, rows: [] }), drawSlip(sampleRows(), 80)]
    const changed = [...drawn.bytes].filter((byte, index) => byte !== sent.bytes[index])
    expect(sent.heightDots).toBe(drawn.heightDots)
    expect(changed.length).toBeLessThan(5)
    expect(changed.every((byte) => byte === 0x10)).toBe(true)
  })

  test('[T42] is printed once, whatever the page asks again', async () => {
    const [first, again] = await Promise.all([printer.print(jobOf('a')), printer.print(jobOf('a'))])
    expect([first, again, await printer.print(jobOf('a'))]).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ])
    expect(slips()).toHaveLength(1)
  })

  test('[T42] never brings the one before along', async () => {
    for (const id of ['a', 'b', 'c']) expect(await printer.print(jobOf(id))).toEqual({ ok: true })
    expect(slips().map((slip) => slip.rows.length)).toEqual([whole, whole, whole])
  })

  test('of a printer that never says when it is done is not waited for a second time', async () => {
    peer.engine.set({ isQuietWhenDone: true })
    expect(await printer.print(jobOf('a'))).toEqual({ ok: true })
    const before = peer.bytes().length
    expect(await printer.print(jobOf('b'))).toEqual({ ok: true })
    expect(peer.bytes().subarray(before).includes('1d7201', 0, 'hex')).toBe(false)
    expect(await printer.openDrawer()).toEqual({ ok: true, paper: 'enough' })
    await expect.poll(() => slips().map((slip) => slip.rows.length)).toEqual([whole, whole])
    peer.engine.setPaper(0)
    expect(await printer.print(jobOf('c'))).toEqual({ ok: false, error: 'no-paper', isPartlyOut: false })
  })

  test('of a printer that never answers is sent without asking', async () => {
    peer.engine.set({ isMute: true })
    expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'silent', isPartlyOut: false })
    expect(await printer.state()).toEqual({ ok: false, error: 'silent' })
    peer.engine.set({ isMute: false })
    const blind = createPrinter(setting({ answersStatus: false }), () => performance.now())
    expect(await blind.print(jobOf('a'))).toEqual({ ok: true })
    expect(await blind.state()).toEqual({ ok: true, paper: 'unknown' })
    await expect.poll(() => slips().length).toBe(1)
  })
})

describe('[T42] what is wrong is told apart, and nothing is sent then', () => {
  test.each([
    ['no-paper', () => peer.engine.setPaper(0), () => peer.engine.setPaper(10_000)],
    [
      'cover-open',
      () => peer.engine.set({ isCoverOpen: true }),
      () => peer.engine.set({ isCoverOpen: false }),
    ],
    [
      'cutter-jammed',
      () => peer.engine.set({ isCutterJammed: true }),
      () => peer.engine.set({ isCutterJammed: false }),
    ],
    ['offline', () => peer.engine.set({ isOff: true }), () => peer.engine.set({ isOff: false })],
  ] as const)('%s', async (error, breakIt, mendIt) => {
    breakIt()
    expect(await printer.state()).toEqual({ ok: false, error })
    expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error, isPartlyOut: false })
    expect(await printer.openDrawer()).toEqual({ ok: false, error })
    mendIt()
    expect(await printer.state()).toEqual({ ok: true, paper: 'enough' })
    expect([slips().length, peer.engine.unfinished.rows.length, peer.engine.pulses]).toEqual([0, 0, 0])
    expect(await printer.print(jobOf('b'))).toEqual({ ok: true })
  })

  test('paper that runs low is no trouble', async () => {
    peer.engine.set({ isPaperLow: true })
    expect(await printer.state()).toEqual({ ok: true, paper: 'low' })
    expect(await printer.print(jobOf('a'))).toEqual({ ok: true })
  })

  test('refused: nothing prints at the address', async () => {
    await peer.stop()
    expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'refused', isPartlyOut: false })
    peer = await startTcpPrinter()
  })

  test('unreachable: no such address', async () => {
    const nowhere = createPrinter(setting({ host: 'printer.invalid' } as Partial<PrinterSetting>), () =>
      performance.now(),
    )
    expect(await nowhere.state()).toEqual({ ok: false, error: 'unreachable' })
  })

  test('wrong device: it answers as no printer does', async () => {
    peer.engine.feed = (_bytes, say) => say(Buffer.from('HTTP/1.1 400'))
    expect(await printer.state()).toEqual({ ok: false, error: 'wrong-device' })
  })

  test('lost: it hangs up', async () => {
    peer.halfClose()
    expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'lost', isPartlyOut: false })
    expect(slips()).toEqual([])
  })
})

describe('[T42] a slip that was cut short', () => {
  const mark = drawSlip(CUT_SHORT_SLIP, 80).heightDots

  test('by the end of the paper says so, is marked and cut off, and never comes out again', async () => {
    peer.engine.setPaper(200)
    expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'no-paper', isPartlyOut: true })
    peer.engine.setPaper(100_000)
    expect(await printer.print(jobOf('b'))).toEqual({ ok: true })
    const [bad, good] = slips()
    expect(slips()).toHaveLength(2)
    expect(bad?.rows.length).toBeLessThan(whole + mark)
    expect(await readText(rasterOf(bad ?? { rowBytes: 0, rows: [] }))).toContain('PHIẾU IN DỞ')
    expect(good?.rows).toHaveLength(whole)
    expect(peer.engine.rubbish).toEqual([])
  })

  test.each([100, 3000, 5001, 20_000, 40_003])(
    'by a line that breaks after %i bytes leaves no rubbish on the next',
    async (count) => {
      peer.dropAfter(count)
      expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'lost', isPartlyOut: true })
      expect(await printer.print(jobOf('b'))).toEqual({ ok: true })
      expect(slips()).toHaveLength(2)
      expect(slips()[1]?.rows).toHaveLength(whole)
      expect(peer.engine.rubbish).toEqual([])
    },
  )

  test('by its deadline sends nothing more when the printer wakes up', async () => {
    const blind = createPrinter(setting({ answersStatus: false }), () => performance.now())
    peer.stall()
    const rows = Array.from({ length: 4000 }, () => ({ kind: 'rule' as const }))
    const answer = await blind.print(jobOf('a', { rows, withinMs: 1500 }))
    expect(answer).toEqual({ ok: false, error: 'timed-out', isPartlyOut: true })
    peer.wake()
    expect(await printer.state()).toEqual({ ok: true, paper: 'enough' })
    expect(slips()).toEqual([])
    expect(peer.engine.unfinished.rows.length).toBeLessThan(drawSlip(rows, 80).heightDots)
  })

  test('of a printer that hangs in the middle leaves no more than the window on the way', async () => {
    const rows = Array.from({ length: 1500 }, () => ({ kind: 'rule' as const }))
    const printing = printer.print(jobOf('a', { rows }))
    await expect.poll(() => peer.bytes().length).toBeGreaterThan(20_000)
    peer.stall()
    expect(await printing).toEqual({ ok: false, error: 'silent', isPartlyOut: true })
    const before = peer.engine.unfinished.rows.length
    peer.wake()
    expect(await printer.print(jobOf('b'))).toEqual({ ok: true })
    const [bad, good] = slips()
    expect(bad?.rows.length).toBeLessThanOrEqual(before + 14 * 24 + mark)
    expect(good?.rows).toHaveLength(whole)
    expect(peer.engine.rubbish).toEqual([])
  })

  test('whose turn comes after its deadline is not begun', async () => {
    peer.engine.set({ isMute: true })
    const first = printer.print(jobOf('a'))
    const second = printer.print(jobOf('b', { withinMs: 500 }))
    expect(await first).toMatchObject({ error: 'silent' })
    expect(await second).toEqual({ ok: false, error: 'timed-out', isPartlyOut: false })
  })
})

describe('[T43] the drawer', () => {
  test('opens with one whole pulse each time it is asked, and at no other time', async () => {
    for (let count = 1; count <= 3; count += 1) {
      const before = peer.bytes().length
      expect(await printer.openDrawer()).toEqual({ ok: true, paper: 'enough' })
      expect(peer.bytes().subarray(before).toString('hex')).toContain('1b700019fa')
      expect(peer.engine.pulses).toBe(count)
    }
    await printer.print(jobOf('a'))
    expect(peer.engine.pulses).toBe(3)
    expect(slips()[0]?.rows).toHaveLength(whole)
  })
})

function textOf(rows: readonly ReceiptRow[]): string {
  return rows
    .map((row) => (row.kind === 'text' ? row.text : row.kind === 'pair' ? `${row.left} ${row.right}` : ''))
    .join(' ')
}

/** Words and figures; OCR takes ₫ for đ and reads stars as it likes. */
function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\d.]{2,}/gu) ?? []
}
