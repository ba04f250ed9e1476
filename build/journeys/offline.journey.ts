import { expect } from '@playwright/test'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { readStore } from './kill-stores.ts'
import { badge, enrolAndOpenShift, payCash, scan, sell, signIn } from './till-page.ts'

journey(
  'sells without the office, is killed and opened again, and every sale arrives once',
  async ({ stack, shop, openTill }) => {
    const machine = await stack.newMachine(shop.pointId)
    const first = await openTill(machine)
    await enrolAndOpenShift(first.page)
    await sell(first.page, shop.barcodes)
    await expect.poll(() => countedAt(stack.db, shop.pointId)).toMatchObject({ sales: 1 })
    const { total } = await countedAt(stack.db, shop.pointId)

    await stack.stopOffice()
    await sell(first.page, shop.barcodes)
    await sell(first.page, shop.barcodes)
    await expect(badge(first.page)).toContainText(vi['status.offline'])
    await scan(first.page, shop.barcodes[0] ?? '')
    await expect(first.page.getByRole('row')).toHaveCount(2)
    // The line is painted before the cart is on disk.
    await expect.poll(async () => (await readStore(first.page)).cartSaleId).not.toBeNull()
    await first.kill()
    await machine.stop()

    await machine.start()
    const second = await openTill(machine)
    await signIn(second.page)
    // The open cart is back, and goes on.
    await expect(second.page.getByRole('row')).toHaveCount(2)
    await payCash(second.page)

    await stack.startOffice()
    await expect(badge(second.page)).toContainText(vi['status.online'], { timeout: 60_000 })
    await expect
      .poll(() => countedAt(stack.db, shop.pointId), { timeout: 60_000 })
      .toMatchObject({ sales: 4 })
    const { total: after } = await countedAt(stack.db, shop.pointId)
    const cart = stack.world.catalogue.products.find(({ barcodes }) => barcodes[0] === shop.barcodes[0])
    expect(after).toBe(3 * total + (cart?.unitPrice ?? 0))
  },
)
