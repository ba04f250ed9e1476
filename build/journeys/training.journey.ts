import { expect } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { slip } from './kill-steps.ts'
import { readStore } from './kill-stores.ts'
import { look, openRoom } from './rooms.ts'
import { enrolAndOpenShift, payCash, scan, signIn } from './till-page.ts'

journey(
  'a training looks real, says so on every screen and slip, and touches no journal',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await scan(page, must(shop.barcodes[0], 'a barcode'))
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect.poll(async () => (await readStore(page)).cartSaleId).not.toBeNull()
    const before = await readStore(page)

    await openRoom(page, vi['work.training'])
    const band = page.getByRole('complementary', { name: vi['work.training'] })
    await expect(band).toContainText('TẬP BÁN')
    await expect(page.getByText(vi['staff.sign-in'])).toBeVisible()
    await look(page, 'training-sign-in')
    await signIn(page, { name: 'Thu ngân 1', pin: '0000' })
    await page.getByRole('button', { name: vi['shift.submit'] }).click()
    await expect(page.getByText(vi['cart.empty'])).toBeVisible()
    for (const [index, barcode] of shop.barcodes.entries()) {
      await scan(page, barcode)
      await expect(page.getByRole('row')).toHaveCount(index + 2)
    }
    await look(page, 'training')
    await payCash(page)
    await expect(slip(page)).toContainText('TẬP BÁN')
    await expect(slip(page)).toContainText('TAP-')
    await expect(slip(page)).toContainText('KHÔNG CÓ GIÁ TRỊ')
    await look(page, 'training-done')
    expect(await readStore(page)).toEqual(before)

    await page.getByRole('button', { name: vi['training.leave'] }).click()
    await expect(page.getByRole('row')).toHaveCount(2) // the real cart, as it was left
    expect(await readStore(page)).toEqual(before)
    await payCash(page)
    await expect(slip(page)).not.toContainText('TẬP BÁN')
  },
)
