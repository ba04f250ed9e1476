import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { openReport } from './office-page.ts'
import { enrolAndOpenShift, payCash, scan } from './till-page.ts'

journey(
  'the screens of till and office have no fault of contrast, name or order',
  async ({ stack, shop, openTill, page }) => {
    const { page: till } = await openTill(await stack.newMachine(shop.pointId))
    await expect(till.getByRole('button', { name: vi['enrol.submit'] })).toBeVisible()
    await expectAccessible(till)
    await enrolAndOpenShift(till)
    await scan(till, shop.barcodes[0] ?? '')
    await expect(till.getByRole('row')).toHaveCount(2)
    await expectAccessible(till)
    await payCash(till)
    await expectAccessible(till)

    await page.goto(stack.officeUrl)
    await expectAccessible(page)
    await openReport(page, stack, shop.pointName)
    await expectAccessible(page)
  },
)

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`),
  ).toEqual([])
}
