import { expect } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { badge, enrolAndOpenShift, sell } from './till-page.ts'

journey(
  'three products are scanned and paid in cash, a slip comes out, the office sees the sale',
  async ({ stack, shop, openTill }) => {
    const till = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(till.page)
    await sell(till.page, shop.barcodes)
    const prices = shop.barcodes.map(
      (code) =>
        must(
          stack.world.catalogue.products.find(({ barcodes }) => barcodes.includes(code)),
          code,
        ).unitPrice,
    )
    const total = prices.reduce((sum, price) => sum + price, 0)
    const slip = till.page.getByRole('article', { name: vi['done.receipt'] })
    await expect(slip).toContainText(total.toLocaleString('vi-VN'))
    await expect(badge(till.page)).toContainText('0 chưa gửi')
    await expect.poll(() => countedAt(stack.db, shop.pointId)).toEqual({ sales: 1, total })
  },
)
