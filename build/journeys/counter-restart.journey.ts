import { expect } from '@playwright/test'
import { formatVnd } from '#shared/format.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { enrolAndOpenShift, scan, signIn } from './till-page.ts'

journey(
  'what was taken of a split payment, and the VietQR code before the buyer, are there again after a power cut',
  async ({ stack, shop, openTill }) => {
    const machine = await stack.newMachine(shop.pointId)
    const first = await openTill(machine)
    await enrolAndOpenShift(first.page)
    await scan(first.page, shop.barcodes[0] ?? '')
    await expect(first.page.getByRole('row')).toHaveCount(2)
    await first.page.keyboard.press('F9')
    await first.page.keyboard.type('5')
    await first.page.keyboard.press('Enter')
    await expect(first.page.getByRole('listitem')).toContainText(formatVnd(5000))
    await first.page.keyboard.press('F8')
    const code = (page: typeof first.page) => page.getByRole('img', { name: /VietQR/ })
    await expect(code(first.page)).toBeVisible()
    const shown = (await code(first.page).getAttribute('aria-label')) ?? ''
    // The code is painted before the cart is on disk.
    await expect.poll(() => first.page.evaluate(readCart)).toContain('"qr":{')
    await first.kill()
    await machine.stop()

    await machine.start()
    const { page } = await openTill(machine)
    await signIn(page)
    await page.keyboard.press('F9')
    await expect(code(page)).toHaveAccessibleName(shown)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: vi['done.next'] })).toBeVisible()
    await expect(page.getByRole('article')).toContainText('Chuyển khoản VietQR')
  },
)

/** The kept cart as the page's database has it. */
function readCart(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ocop-till')
    opening.addEventListener('error', () => reject(new Error('the database does not open')))
    opening.addEventListener('success', () => {
      const all = opening.result.transaction('cart').objectStore('cart').getAll()
      all.addEventListener('success', () => {
        opening.result.close()
        resolve(all.result.map(({ json }) => String(json)).join())
      })
    })
  })
}
