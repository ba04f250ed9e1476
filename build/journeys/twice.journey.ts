import { expect } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { expectAllSent, slip } from './kill-steps.ts'
import { readStore } from './kill-stores.ts'
import { enrolAndOpenShift, scan, sell, signIn } from './till-page.ts'

journey(
  '[T13] Enter twenty times in 100 ms is one payment and one slip',
  async ({ stack, shop, openTill }) => {
    const { page, context } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await scan(page, must(shop.barcodes[0], 'a barcode'))
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.keyboard.press('F9')
    await expect(page.getByLabel(vi['pay.given'])).toBeFocused()

    const keyboard = await context.newCDPSession(page)
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
    const startedAt = Date.now() / 1000
    await Promise.all(
      Array.from({ length: 20 }, (_, press) => startedAt + press * 0.005).flatMap((timestamp) => [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter, text: '\r', timestamp }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter, timestamp: timestamp + 0.002 }),
      ]),
    )

    await expect(slip(page)).toHaveCount(1)
    await expectAllSent(page)
    const { own, cartSaleId } = await readStore(page)
    expect(own.filter(({ saleId }) => saleId !== undefined)).toHaveLength(1)
    expect(cartSaleId).toBeNull()
    expect(await countedAt(stack.db, shop.pointId)).toMatchObject({ sales: 1 })
  },
)

journey(
  '[T07] a second window is told that the till is open, and takes over once the first is closed',
  async ({ stack, shop, openTill }) => {
    const machine = await stack.newMachine(shop.pointId)
    const { page, context } = await openTill(machine)
    await enrolAndOpenShift(page)
    const second = await context.newPage()
    await second.goto(machine.url())
    await expect(second.getByText(vi['app.already-open'])).toBeVisible()

    await sell(page, shop.barcodes)
    await second.getByRole('button', { name: vi['app.retry'] }).click()
    await expect(second.getByText(vi['app.already-open'])).toBeVisible()

    await page.close()
    await second.getByRole('button', { name: vi['app.retry'] }).click()
    await signIn(second)
    await sell(second, shop.barcodes)
    await expectAllSent(second)
    expect(await countedAt(stack.db, shop.pointId)).toMatchObject({ sales: 2 })
  },
)
