import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { must } from '#shared/result.ts'
import { serialPair } from '../../desktop/src/machine/line/testing/serial-pair.ts'
import { rasterOf } from '../../desktop/src/machine/print/testing/raster-of.ts'
import { startTcpPrinter, type TcpPrinter } from '../../desktop/src/machine/print/testing/tcp-printer.ts'
import { readQr, readText } from '../../desktop/src/machine/receipt/testing/read-slip.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { look, openRoom } from './rooms.ts'
import { enrolAndOpenShift, payCash, scan, sell, signIn } from './till-page.ts'

const again = (page: Page) => page.getByRole('button', { name: vi['print.again'] })
const said = (page: Page, text: string) => page.getByText(text, { exact: false })

journey(
  '[T42] [T43] a printer is set and tried; it prints each sale once, and out of paper or pulled it undoes nothing',
  async ({ stack, shop, openTill }) => {
    const printer = await startTcpPrinter()
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await setPrinter(page, printer)
    await expect.poll(() => printer.engine.slips.length).toBe(1)
    await page.keyboard.press('Escape')

    const code = must(shop.barcodes[0], 'a barcode')
    await sell(page, [code])
    await expect.poll(() => printer.engine.slips.length).toBe(2)
    const slip = must(printer.engine.slips[1], 'the slip')
    expect(await readText(rasterOf(slip))).toContain('000001')
    expect(await readQr(rasterOf(slip))).toMatch(/^ocop:[a-z2-7]{26}:\d+:[0-9a-f]{16}$/)
    expect(printer.engine.pulses).toBe(1)

    // Out of paper in the middle: the sale stays, one button, and the new slip says that it is a copy.
    printer.engine.setPaper(150)
    await page.keyboard.press('Escape')
    await sell(page, [code])
    await expect(again(page)).toBeVisible({ timeout: 30_000 })
    await expect(said(page, noPaper())).toBeVisible()
    await look(page, 'print-failed')
    printer.engine.setPaper(Number.POSITIVE_INFINITY)
    await again(page).click()
    await expect(said(page, 'Đã in')).toBeVisible({ timeout: 30_000 })
    await expect(again(page)).toBeHidden()
    const copy = must(printer.engine.slips.at(-1), 'the copy')
    expect(await readText(rasterOf(copy))).toMatch(/BẢN IN LẠI.*1/)

    // Without a sale the drawer opens for a reason that is written; the X comes out as it stands on the screen.
    await openRoom(page, vi['work.drawer'])
    await page.getByRole('button', { name: vi['drawer.reason.check'] }).click()
    await page.getByRole('button', { name: vi['drawer.submit'] }).click()
    await expect.poll(() => printer.engine.pulses).toBe(3)
    await openRoom(page, vi['work.x'])
    const before = printer.engine.slips.length
    await page.getByRole('button', { name: vi['print.now'] }).click()
    await expect.poll(() => printer.engine.slips.length).toBe(before + 1)
    expect(await readText(rasterOf(must(printer.engine.slips.at(-1), 'the X')))).toMatch(/BÁO CÁO/i)
    await page.keyboard.press('Escape')

    // Trouble that is there before the money is seen before the money.
    printer.engine.setPaper(0)
    await page.keyboard.press('Escape')
    await scan(page, code)
    await expect(said(page, noPaper())).toBeVisible({ timeout: 30_000 })
    await look(page, 'printer-no-paper')
    printer.engine.setPaper(Number.POSITIVE_INFINITY)
    await expect(said(page, noPaper())).toBeHidden({ timeout: 30_000 })
    await payCash(page)

    // Pulled: the sale is in the books all the same.
    await printer.stop()
    await page.keyboard.press('Escape')
    await sell(page, [code])
    await expect(again(page)).toBeVisible({ timeout: 30_000 })
    await openRoom(page, vi['work.sales'])
    await expect(page.getByRole('list', { name: vi['sales.list'] }).getByRole('button')).toHaveCount(4)
  },
)

journey(
  '[T20] [T26] a serial scanner sells; pulled and put back in the middle of a sale it loses nothing that was scanned',
  async ({ stack, shop, openTill }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ocop-scanner-'))
    const cable = serialPair(folder)
    await cable.plug()
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await openDevices(page)
    const card = page.getByRole('region', { name: vi['devices.scanner'] })
    await card.getByLabel(vi['devices.path']).fill(cable.near)
    await page.getByRole('button', { name: vi['devices.save'], exact: true }).click()
    await expect(card.getByText(vi['devices.well'])).toBeVisible()
    const code = must(shop.barcodes[0], 'a barcode')
    const scanHere = () => writeFileSync(cable.far, `${code}\r\n`)
    scanHere()
    await expect(said(page, `Máy quét gửi mã ${code}`)).toBeVisible()
    await page.keyboard.press('Escape')

    const lines = () => page.getByRole('row')
    const quantity = () => page.getByRole('textbox', { name: /^Số lượng/ }).first()
    scanHere()
    await expect(lines()).toHaveCount(2)
    await expect(quantity()).toHaveValue('1')
    const chip = page.getByRole('button', { name: vi['device.lost.scanner'] })
    for (let turn = 1; turn <= 5; turn += 1) {
      await cable.unplug()
      await expect(chip).toBeVisible({ timeout: 15_000 })
      if (turn === 1) {
        await look(page, 'scanner-lost')
        await chip.click()
        await expect(page.getByRole('region', { name: vi['devices.scanner'] })).toContainText('máy quét')
        await page.keyboard.press('Escape')
      }
      await cable.plug()
      await expect(chip).toBeHidden({ timeout: 15_000 })
      scanHere()
      await expect(quantity()).toHaveValue(String(turn + 1))
    }

    // Fifty at once, with the focus in the field of a quantity: none is lost and none is typed (T24).
    await quantity().focus()
    writeFileSync(cable.far, `${code}\r\n`.repeat(50))
    await page.keyboard.press('Escape')
    await expect(quantity()).toHaveValue('56')
    await cable.unplug()
    rmSync(folder, { recursive: true, force: true })
  },
)

journey(
  'what stands still on a serial scale is the quantity, at one key',
  async ({ stack, shop, openTill }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ocop-scale-'))
    const cable = serialPair(folder)
    await cable.plug()
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await openDevices(page)
    const card = page.getByRole('region', { name: vi['devices.scale'] })
    await card.getByLabel(vi['devices.path']).fill(cable.near)
    await page.getByRole('button', { name: vi['devices.save'], exact: true }).click()
    await expect(card.getByText(vi['devices.well'])).toBeVisible()
    const weigh = (kg: string) => writeFileSync(cable.far, `ST,GS,+  ${kg}kg\r\n`.repeat(4))
    weigh('0.750')
    await expect(card.getByText(/0,75.kg/)).toBeVisible()
    await page.keyboard.press('Escape')

    const { products } = stack.world.catalogue
    const loose = must(
      products.find(({ unit, barcodes }) => unit === 'kg' && barcodes.length > 0),
      'goods by weight',
    )
    await scan(page, must(loose.barcodes[0], 'a barcode'))
    weigh('1.255')
    await expect(page.getByText(/1,255.kg/).first()).toBeVisible()
    await look(page, 'scale')
    await page.keyboard.press('F4')
    await expect(page.getByRole('textbox', { name: /^Số lượng/ })).toHaveValue('1,255')
    await cable.unplug()
    await expect(page.getByRole('button', { name: vi['device.lost.scale'] })).toBeVisible({ timeout: 15_000 })
    rmSync(folder, { recursive: true, force: true })
  },
)

journey(
  'the buyer’s screen shows goods, total, the code to pay and the change, and is there again after a start',
  async ({ stack, shop, openTill }) => {
    const { page, context } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await openDevices(page)
    const card = page.getByRole('region', { name: vi['display.title'] })
    const opened = context.waitForEvent('page')
    await card.getByRole('radio', { name: vi['display.settings.on'] }).click()
    const buyer = await opened
    await page.keyboard.press('Escape')
    await expect(buyer.getByRole('heading', { name: shop.pointName })).toBeVisible()
    await look(buyer, 'display-welcome')
    for (const [index, code] of shop.barcodes.entries()) {
      await scan(page, code)
      await expect(page.getByRole('row')).toHaveCount(index + 2)
    }
    await expect(buyer.getByRole('listitem')).toHaveCount(shop.barcodes.length)
    await look(buyer, 'display-cart')
    await page.keyboard.press('F8')
    await expect(buyer.getByRole('img', { name: /VietQR/ })).toBeVisible()
    await look(buyer, 'display-vietqr')
    await page.keyboard.press('F9')
    await page.keyboard.type('500', { delay: 80 })
    await page.keyboard.press('Enter')
    await expect(buyer.getByText(vi['display.thanks'])).toBeVisible()
    await look(buyer, 'display-thanks')

    await buyer.close()
    await page.reload()
    const reopened = context.waitForEvent('page')
    await signIn(page)
    await expect((await reopened).getByText(vi['display.welcome'])).toBeVisible()
  },
)

function noPaper(): string {
  return vi['device.no-paper'].replace('{device}', vi['device.name.printer'])
}

async function openDevices(page: Page): Promise<void> {
  await openRoom(page, vi['work.settings'])
  await page.getByRole('radio', { name: vi['settings.part.devices'] }).click()
}

async function setPrinter(page: Page, printer: TcpPrinter): Promise<void> {
  await openDevices(page)
  await page.getByRole('radio', { name: vi['devices.printer.tcp'] }).click()
  await page.getByLabel(vi['devices.host']).fill('127.0.0.1')
  await page.getByLabel(vi['devices.port'], { exact: true }).fill('99999')
  await page.getByRole('button', { name: vi['devices.save'], exact: true }).click()
  await expect(page.getByText(vi['devices.bad.port'])).toBeVisible()
  await look(page, 'devices-bad')
  await page.getByLabel(vi['devices.port'], { exact: true }).fill(String(printer.port))
  await page.getByRole('button', { name: vi['devices.test'] }).click()
  await expect(page.getByText(vi['devices.said.printed'])).toBeVisible({ timeout: 30_000 })
  await look(page, 'devices-printer')
}
