import { expect } from '@playwright/test'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { countedAt, noticesAt } from './books.ts'
import { journey } from './journey.ts'
import { badge, enrolAndOpenShift, sell, signIn } from './till-page.ts'

journey(
  '[P5] a copy of a till that sells on its own is refused, and goes on selling',
  async ({ stack, shop, openTill }) => {
    const machine = await stack.newMachine(shop.pointId)
    const first = await openTill(machine)
    await enrolAndOpenShift(first.page)
    await sell(first.page, shop.barcodes)
    await expect(badge(first.page)).toContainText('0 chưa gửi')
    await first.context.close()
    await machine.stop()
    const copy = machine.copy()

    await machine.start()
    const original = await openTill(machine)
    await signIn(original.page)
    await sell(original.page, shop.barcodes)
    await expect(badge(original.page)).toContainText('0 chưa gửi')
    await original.context.close()
    await machine.stop()

    await copy.start()
    const clone = await openTill(copy)
    await signIn(clone.page)
    await sell(clone.page, shop.barcodes.slice(0, 1))
    await expect(clone.page.getByText(vi['finding.forked'])).toBeVisible({ timeout: 30_000 })
    await sell(clone.page, shop.barcodes.slice(0, 1))
    expect(await countedAt(stack.db, shop.pointId)).toMatchObject({ sales: 2 })
    expect(await noticesAt(stack.db, shop.pointId)).toContain('forked')
  },
)
