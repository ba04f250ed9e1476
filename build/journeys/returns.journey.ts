import { expect } from '@playwright/test'
import { formatVnd } from '#shared/format.ts'
import { tillIdSchema } from '#shared/ids.ts'
import { entryQrText } from '#shared/selling/receipt.ts'
import { must } from '#shared/result.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { DEMO_PINS } from '../demo/demo-pins.ts'
import { look, openRoom } from './rooms.ts'
import { journey } from './journey.ts'
import { readStore } from './kill-stores.ts'
import { badge, enrolAndOpenShift, payCash, scan, sell } from './till-page.ts'

journey(
  '[T38] goods come back on the other till of the point, from the QR of their slip, and no more than are left',
  async ({ stack, shop, openTill }) => {
    const [first, second] = [await stack.newMachine(shop.pointId), await stack.newMachine(shop.pointId)]
    const sold = await openTill(first)
    await enrolAndOpenShift(sold.page)
    await sell(sold.page, shop.barcodes)
    await expect(badge(sold.page)).toContainText('0 chưa gửi')
    const { own } = await readStore(sold.page)
    const sale = must(
      own.find(({ saleId }) => saleId !== undefined),
      'the sale',
    )
    const tillId = tillIdSchema.parse(JSON.parse(sale.text ?? '{}').tillId)
    const qr = entryQrText({ tillId, seq: sale.seq, hash: sale.hash })

    const { page } = await openTill(second)
    await enrolAndOpenShift(page)
    const name = nameOf(stack, shop.barcodes[0])
    const field = page.getByLabel(vi['return.quantity'].replace('{name}', name))
    await openRoom(page, vi['work.returns'])
    await look(page, 'return-finding')
    await expect(async () => {
      await page.keyboard.press('Escape')
      await scan(page, qr)
      await expect(field).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 60_000 }) // until the sibling's sale has come over

    await field.fill('5')
    await field.press('Enter')
    await expect(field).toHaveValue('1') // as many as were sold
    await page.getByRole('button', { name: vi['return.reason.damaged'] }).click()
    await look(page, 'return-choosing')
    const refund = formatVnd(priceOf(stack, shop.barcodes[0]))
    await page.getByRole('button', { name: vi['return.submit'].replace('{amount}', refund) }).click()
    await expect(page.getByRole('article', { name: vi['return.slip'] })).toContainText(refund)
    await look(page, 'return-done')
    await page.getByRole('button', { name: vi['return.next'] }).click()

    // What is back is back, on both tills.
    await scan(page, qr)
    await expect(field).toBeDisabled()
    await expect(badge(page)).toContainText('0 chưa gửi')
    const there = sold.page.getByLabel(vi['return.quantity'].replace('{name}', name))
    await sold.page.keyboard.press('Escape')
    await expect(async () => {
      await sold.page.keyboard.press('Escape')
      await scan(sold.page, qr)
      await expect(there).toBeDisabled({ timeout: 2000 })
    }).toPass({ timeout: 60_000 })
  },
)

journey(
  'an exchange goes on into a sale, and only the difference changes hands',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await sell(page, shop.barcodes.slice(0, 1))
    await page.keyboard.press('Escape')
    await openRoom(page, vi['work.returns'])
    await page.getByRole('list').getByRole('button').first().click()
    await page.getByRole('button', { name: vi['return.all'] }).click()
    await page.getByRole('button', { name: vi['return.reason.changed'] }).click()
    await page.getByRole('button', { name: vi['return.exchange'] }).click()
    await page.getByRole('button', { name: vi['return.exchange'] }).click()
    await scan(page, must(shop.barcodes[1], 'a barcode'))
    const difference = priceOf(stack, shop.barcodes[1]) - priceOf(stack, shop.barcodes[0])
    await expect(page.getByText(formatVnd(Math.abs(difference))).first()).toBeVisible()
    await look(page, 'exchange')
    await payCash(page)
    const { own } = await readStore(page)
    const bodies = own.map(({ text }) => JSON.parse(text ?? '{}'))
    const returned = bodies.find(({ kind }) => kind === 'sale.returned')
    const last = bodies.findLast(({ kind }) => kind === 'sale.completed')
    expect(returned.body.exchangeSaleId).toBe(last.body.saleId)
  },
)

journey(
  'a wrong payment is put right with a manager’s PIN, and a slip is printed again, marked',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await sell(page, shop.barcodes.slice(0, 1))
    await page.keyboard.press('Escape')
    await openRoom(page, vi['work.sales'])
    await page.getByRole('list', { name: vi['sales.list'] }).getByRole('button').first().click()
    await page.getByRole('button', { name: vi['sales.reprint'] }).click()
    await expect(page.getByRole('article')).toContainText('BẢN IN LẠI')
    await page.getByRole('button', { name: vi['sales.correct'], exact: true }).click()
    await page.getByRole('radio', { name: vi['pay.method.vietqr'] }).click()
    await page.getByLabel(vi['sales.correct.reason']).fill('Khách chuyển khoản')
    await look(page, 'sales-correct')
    await page.getByLabel(vi['sales.correct.reason']).press('Enter')
    const pin = page.getByLabel(vi['approve.pin'].replace('{name}', 'Quản lý'))
    await look(page, 'approve')
    await pin.fill('0000')
    await pin.press('Enter')
    await expect(page.getByText(vi['pin.wrong'])).toBeVisible({ timeout: 20_000 })
    await pin.fill(DEMO_PINS.manager)
    await pin.press('Enter')
    await expect(page.getByText(/Đã sửa cách trả tiền/)).toBeVisible({ timeout: 20_000 })
    const { own } = await readStore(page)
    const kinds = own.map(({ text }) => JSON.parse(text ?? '{}'))
    expect(kinds.findLast(({ kind }) => kind === 'payment.corrected').body).toMatchObject({
      before: [{ method: 'cash' }],
      after: [{ method: 'vietqr' }],
      approvedBy: { name: 'Quản lý' },
      cashier: { name: 'Thu ngân 1' },
    })
  },
)

type Goods = {
  world: {
    catalogue: { products: readonly { barcodes: readonly string[]; name: string; unitPrice: number }[] }
  }
}

function productOf({ world }: Goods, code: string | undefined) {
  return must(
    world.catalogue.products.find(({ barcodes }) => barcodes.includes(code ?? '')),
    'a product',
  )
}
const nameOf = (stack: Goods, code: string | undefined) => productOf(stack, code).name
const priceOf = (stack: Goods, code: string | undefined) => productOf(stack, code).unitPrice
