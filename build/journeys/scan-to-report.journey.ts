import { expect } from '@playwright/test'
import { formatVnd } from '#shared/format.ts'
import { vnd } from '#shared/money.ts'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { openReport } from './office-page.ts'
import { badge, enrolAndOpenShift, sell } from './till-page.ts'

journey(
  'three products are scanned and paid in cash, a slip comes out, the office sees the sale',
  async ({ stack, shop, openTill, page }) => {
    const till = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(till.page)
    await sell(till.page, shop.barcodes)
    const goods = shop.barcodes.map((code) =>
      must(
        stack.world.catalogue.products.find(({ barcodes }) => barcodes.includes(code)),
        code,
      ),
    )
    const total = vnd(goods.reduce((sum, { unitPrice }) => sum + unitPrice, 0))
    await expect(till.page.getByRole('article', { name: vi['done.receipt'] })).toContainText(formatVnd(total))
    await expect(badge(till.page)).toContainText('0 chưa gửi')
    expect(await countedAt(stack.db, shop.pointId)).toEqual({ sales: 1, total })

    await openReport(page, stack, shop.pointName)
    const report = page.getByRole('main')
    await expect(report).toContainText(formatVnd(total))
    for (const { name, unitPrice } of goods) {
      await expect(report.getByRole('row', { name })).toContainText(formatVnd(unitPrice))
    }
  },
)
