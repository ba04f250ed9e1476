import { expect, type Page } from '@playwright/test'
import { formatVnd } from '#shared/format.ts'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { DEMO_PINS } from '../demo/demo-pins.ts'
import { journey } from './journey.ts'
import { look, openRoom } from './rooms.ts'
import { payCash, scan, signIn } from './till-page.ts'

const MANAGER = { name: 'Quản lý', pin: DEMO_PINS.manager }

journey(
  'a day: sign in, open by notes, sell, pay out, close blind with a difference, and read the Z',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await page.getByRole('button', { name: vi['enrol.submit'] }).click()
    await expect(page.getByText(vi['staff.sign-in'])).toBeVisible()
    await look(page, 'sign-in')
    await signIn(page)

    await page.getByLabel(noteLabel(200_000)).fill('2')
    await page.getByLabel(noteLabel(50_000)).fill('2')
    await look(page, 'open-shift')
    await page.getByRole('button', { name: named('shift.submit.with', 500_000) }).click()
    await expect(page.getByText(vi['cart.empty'])).toBeVisible()

    const code = must(shop.barcodes[0], 'a barcode')
    const price = must(
      stack.world.catalogue.products.find(({ barcodes }) => barcodes.includes(code)),
      code,
    ).unitPrice
    await scan(page, code)
    await payCash(page)
    await page.keyboard.press('Escape')

    await openRoom(page, vi['work.cash-out'])
    await page.getByLabel(vi['cash.amount']).fill('20000')
    await page.getByLabel(vi['cash.reason']).fill('Mua đá')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Đã ghi chi/)).toBeVisible()

    await openRoom(page, vi['work.drawer'])
    await look(page, 'drawer')
    await page.getByRole('button', { name: vi['drawer.reason.change'] }).click()
    await page.getByRole('button', { name: vi['drawer.submit'] }).click()
    await expect(page.getByText(vi['drawer.done'])).toBeVisible()

    await openRoom(page, vi['work.x'])
    await expect(page.getByRole('article', { name: vi['x.title'] })).toBeVisible()
    await look(page, 'x')
    await page.keyboard.press('Escape')

    await openRoom(page, vi['work.settings'])
    await page.getByRole('radio', { name: vi['settings.part.devices'] }).click()
    await page.getByRole('radio', { name: vi['devices.printer.tcp'] }).click()
    await page.getByLabel(vi['devices.host']).fill('127.0.0.1')
    await page.getByLabel(vi['devices.port'], { exact: true }).fill('1')
    await page.getByRole('button', { name: vi['devices.test'] }).click()
    await expect(
      page.getByText(vi['device.refused'].replace('{device}', vi['device.name.printer'])),
    ).toBeVisible({ timeout: 30_000 })
    await look(page, 'devices')
    await page.getByRole('radio', { name: vi['devices.printer.none'] }).click()
    await page.getByRole('button', { name: vi['devices.save'], exact: true }).click()
    await expect(page.getByText(vi['devices.said.saved'])).toBeVisible()
    await page.getByRole('radio', { name: vi['settings.part.state'] }).click()
    await look(page, 'state')
    await page.keyboard.press('Escape')

    // Blind: what should be there is nowhere to be seen before the count is saved.
    const expected = 500_000 + price - 20_000
    await openRoom(page, vi['work.close'])
    await expect(page.getByText(formatVnd(expected))).toBeHidden()
    await page.getByLabel(noteLabel(500_000)).fill('1')
    await look(page, 'close-counting')
    await page.keyboard.press('Escape')
    await openRoom(page, vi['work.close'])
    await expect(page.getByLabel(noteLabel(500_000))).toHaveValue('1')
    await page.getByRole('button', { name: named('close.fix', 500_000) }).click()
    await expect(page.getByText(formatVnd(expected)).first()).toBeVisible()
    await page.reload()
    await signIn(page)
    await openRoom(page, vi['work.close'])
    await expect(page.getByText(formatVnd(expected)).first()).toBeVisible()
    await expect(page.getByLabel(noteLabel(500_000))).toBeDisabled()
    await page.getByLabel(vi['close.reason']).fill('Thối nhầm cho khách')
    await look(page, 'close-difference')
    await page.getByRole('button', { name: vi['close.submit'] }).click()
    await approveIfAsked(page)
    await expect(page.getByRole('article', { name: vi['close.slip'] })).toBeVisible()
    await look(page, 'closed')
    await page.getByRole('button', { name: vi['close.leave'] }).click()
    await expect(page.getByText(vi['staff.sign-in'])).toBeVisible()
  },
)

function noteLabel(note: number): string {
  return vi['count.note'].replace('{note}', formatVnd(note))
}

function named(key: 'shift.submit.with' | 'close.fix', amount: number): string {
  return vi[key].replace('{amount}', formatVnd(amount))
}

async function approveIfAsked(page: Page): Promise<void> {
  const field = page.getByLabel(vi['approve.pin'].replace('{name}', MANAGER.name))
  const done = page.getByRole('article', { name: vi['close.slip'] })
  await expect(field.or(done)).toBeVisible()
  if (await done.isVisible()) return
  await look(page, 'approve')
  await field.fill(MANAGER.pin)
  await field.press('Enter')
}
