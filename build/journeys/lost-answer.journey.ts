import { expect } from '@playwright/test'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { badge, enrolAndOpenShift, sell } from './till-page.ts'

journey(
  '[P4] [P8] answers lost after the office stored the sales count none of them twice',
  async ({ stack, shop, openTill }) => {
    const till = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(till.page)
    let lostCount = 0
    await till.context.route('**/trpc/till.push', async (route) => {
      if (lostCount >= 5) return route.continue()
      lostCount += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await sell(till.page, shop.barcodes)
    await sell(till.page, shop.barcodes)
    await expect.poll(() => lostCount, { timeout: 90_000 }).toBe(5)
    await expect(badge(till.page)).toContainText('0 chưa gửi', { timeout: 90_000 })
    expect(await countedAt(stack.db, shop.pointId)).toMatchObject({ sales: 2 })
  },
)
