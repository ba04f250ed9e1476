import { expect, type Page } from '@playwright/test'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { takePicture, takeZoomed } from './pictures.ts'
import { openShift, scan } from './till-page.ts'

journey('every screen of the till is there to be looked at', async ({ stack, shop, openTill }) => {
  const { page } = await openTill(await stack.newMachine(shop.pointId))
  await expect(page.getByRole('button', { name: vi['enrol.submit'] })).toBeVisible()
  await takePicture(page, 'enrol')
  await page.getByRole('button', { name: vi['enrol.submit'] }).click()
  await expect(page.getByText(vi['staff.sign-in'])).toBeVisible()
  await takePicture(page, 'sign-in')
  await openShift(page)
  await takePicture(page, 'empty')

  for (const [index, barcode] of shop.barcodes.entries()) {
    await scan(page, barcode)
    await expect(page.getByRole('row')).toHaveCount(index + 2)
  }
  await takePicture(page, 'three-lines')
  await dark(page, 'three-lines-dark')

  await find(page, 'ca phe')
  await takePicture(page, 'finding')
  await page.keyboard.press('Escape')

  await scan(page, '8934588999999')
  await expect(page.getByText(vi['unknown-code.lead'])).toBeVisible()
  await takePicture(page, 'unknown-code')
  await page.getByRole('button', { name: vi['unknown-code.open-price'] }).click()
  await takePicture(page, 'open-price')
  await page.keyboard.press('Escape')

  await page.keyboard.press('F6')
  await page.keyboard.type('7,5')
  await takePicture(page, 'discount')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Slash')
  await takePicture(page, 'help')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+K')
  await scan(page, shop.barcodes[0] ?? '')
  await takePicture(page, 'price-check')
  await page.keyboard.press('Escape')

  await page.keyboard.press('F10')
  await takePicture(page, 'menu')
  await page.getByRole('button', { name: vi['work.settings'] }).click()
  await takePicture(page, 'settings')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F7')
  await page.keyboard.type('Áo đỏ')
  await takePicture(page, 'hold')
  await page.keyboard.press('Enter')
  await expect(page.getByText(vi['cart.empty'])).toBeVisible()
  await page.keyboard.press('F7')
  await expect(page.getByRole('button', { name: 'Áo đỏ' })).toBeVisible()
  await takePicture(page, 'recall')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row')).toHaveCount(4)

  await page.keyboard.press('F9')
  await page.keyboard.type('50')
  await takePicture(page, 'paying-short')
  await page.keyboard.press('Enter')
  await page.keyboard.type('500')
  await takePicture(page, 'paying')
  await dark(page, 'paying-dark')
  await page.keyboard.press('F8')
  await expect(page.getByRole('img', { name: /VietQR/ })).toBeVisible()
  await takePicture(page, 'paying-vietqr')
  await page.keyboard.press('ArrowDown')
  await takePicture(page, 'paying-card')
  await page.keyboard.press('F9')
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: vi['done.next'] })).toBeVisible()
  await takePicture(page, 'change')
  await page.keyboard.press('Escape')
  await takePicture(page, 'after')

  const codes = stack.world.catalogue.products.flatMap(({ barcodes }) => barcodes.slice(0, 1)).slice(0, 40)
  for (const code of codes) await scan(page, code)
  const ofAge = page.getByRole('button', { name: vi['age.yes'] })
  await takePicture(page, 'age')
  await ofAge.click()
  await expect(page.getByRole('row')).toHaveCount(codes.length + 1)
  await takePicture(page, 'forty-lines')
  await takeZoomed(page, 'zoomed')

  await stack.stopOffice()
  await page.setViewportSize({ width: 1366, height: 768 })
  await expect(page.getByText(vi['status.offline'])).toBeVisible({ timeout: 60_000 })
  await takePicture(page, 'offline')
  await stack.startOffice()
})

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type(text, { delay: 80 })
  await expect(page.getByRole('option').first()).toBeVisible()
}

async function dark(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, name)
  await page.emulateMedia({ colorScheme: 'light' })
}
