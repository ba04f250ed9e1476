import { expect, type Page } from '@playwright/test'
import { formatVnd } from '#shared/format.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { enrolAndOpenShift, scan } from './till-page.ts'

/** Presses keys one after the other as fast as they go; how many there were. */
async function press(page: Page, ...keys: string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.length
}

/** Nobody types and scans within a few milliseconds. */
const breathe = (page: Page) => page.waitForTimeout(300)
const lines = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') })
const nextSale = (page: Page) => page.getByRole('button', { name: vi['done.next'] })
const quantityOf = (page: Page, row: number) => lines(page).nth(row).getByRole('textbox')

async function scanAll(page: Page, barcodes: readonly string[]): Promise<void> {
  for (const [index, barcode] of barcodes.entries()) {
    await scan(page, barcode)
    await expect(lines(page)).toHaveCount(index + 1)
  }
}

journey(
  'three scanned products are paid by two keys, at most six with a note, and Esc never drops them',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await scanAll(page, shop.barcodes)
    expect(await press(page, 'F9', 'Enter')).toBe(2)
    await expect(nextSale(page)).toBeVisible()
    await expect(page.getByRole('region', { name: vi['pay.change'] })).toContainText(formatVnd(0))

    await scanAll(page, shop.barcodes)
    for (let time = 0; time < 5; time++) await press(page, 'Escape')
    await expect(lines(page)).toHaveCount(3)
    expect(await press(page, 'F9', '5', '0', '0', 'Enter')).toBeLessThanOrEqual(6)
    await expect(nextSale(page)).toBeVisible()
    await expect.poll(() => countedAt(stack.db, shop.pointId)).toMatchObject({ sales: 2 })
  },
)

journey(
  'a sale is made by keys alone, and the browser’s keys do no harm',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await page.keyboard.type('ca phe bot', { delay: 60 })
    await expect(page.getByRole('option').first()).toBeVisible()
    await press(page, 'ArrowDown', 'Enter')
    await expect(lines(page)).toHaveCount(1)
    await press(page, 'F4', '3', 'Enter')
    await expect(quantityOf(page, 0)).toHaveValue('3')
    await press(page, 'F6', '1', '0', 'Enter')
    await expect(lines(page).first()).toContainText('Giảm 10')
    await press(page, 'Control+z')
    await expect(lines(page).first()).not.toContainText('Giảm 10')

    await scan(page, shop.barcodes[1] ?? '')
    await expect(lines(page)).toHaveCount(2)
    await press(page, 'Control+Backspace')
    await expect(lines(page)).toHaveCount(1)
    await press(page, 'F5', 'Control+r', 'Control+p', 'F1', 'F3', 'Escape', 'F7', 'Escape', 'Alt+ArrowLeft')
    await expect(lines(page)).toHaveCount(1)

    await press(page, 'Shift+Slash')
    await expect(page.getByRole('heading', { name: vi['help.title'] })).toBeVisible()
    await press(page, 'Escape', 'F9', '1', 'Enter')
    // A part was taken: the rest is asked for, and another method takes it.
    await expect(page.getByRole('listitem')).toContainText(formatVnd(1000))
    await press(page, 'ArrowUp')
    await expect(page.getByRole('radio', { name: vi['pay.method.wallet'] })).toBeChecked()
    await press(page, 'Tab')
    await page.keyboard.type('ft9911', { delay: 80 })
    await press(page, 'Enter')
    await expect(nextSale(page)).toBeVisible()
    await expect(page.getByRole('article')).toContainText('Ví điện tử')
  },
)

journey(
  '[T20] [T21] [T24] a scan is one line wherever the focus is, and the field keeps what it held',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    const [first = '', second = ''] = shop.barcodes
    await scan(page, first)
    await expect(lines(page)).toHaveCount(1)

    await page.getByRole('combobox').fill('mat ong')
    await scan(page, second)
    await expect(lines(page)).toHaveCount(2)
    await expect(page.getByRole('combobox')).toHaveValue('mat ong')
    await press(page, 'Escape')

    await quantityOf(page, 0).focus()
    await scan(page, second)
    await expect(quantityOf(page, 1)).toHaveValue('2')
    await expect(quantityOf(page, 0)).toHaveValue('1')

    await press(page, 'F6', '5')
    await breathe(page)
    await scan(page, second)
    await expect(quantityOf(page, 1)).toHaveValue('3')
    await expect(page.getByLabel(vi['discount.percent'])).toHaveValue('5')
    await press(page, 'Escape')

    await scan(page, '8934588999999')
    await page.getByRole('button', { name: vi['unknown-code.open-price'] }).click()
    await page.keyboard.type('Quà', { delay: 80 })
    await breathe(page)
    await scan(page, second)
    await expect(quantityOf(page, 1)).toHaveValue('4')
    await expect(page.getByLabel(vi['open-price.name'])).toHaveValue('Quà')
    await press(page, 'Escape')

    await press(page, 'F9', '9')
    await breathe(page)
    const given = page.getByRole('textbox', { name: vi['pay.given'] })
    await scan(page, second)
    await expect(lines(page).nth(1)).toContainText('5 ')
    await expect(given).toHaveValue('9')
    await press(page, 'Escape')
    // After every one of them the next scan needs no click.
    await scan(page, first)
    await expect(quantityOf(page, 0)).toHaveValue('2')
  },
)

journey(
  'a sale is made by finger, and nothing to hit is smaller than 44 px',
  async ({ stack, shop, openTill }) => {
    const { page } = await openTill(await stack.newMachine(shop.pointId))
    await enrolAndOpenShift(page)
    await scanAll(page, shop.barcodes)
    await expectLargeTargets(page)
    await lines(page)
      .first()
      .getByRole('button', { name: '+' })
      .or(lines(page).first().getByText('+'))
      .first()
      .click()
    await expect(quantityOf(page, 0)).toHaveValue('2')
    await lines(page).nth(2).getByText('✕').click()
    await expect(lines(page)).toHaveCount(2)
    await page.getByRole('button', { name: vi['key.undo'] }).click()
    await expect(lines(page)).toHaveCount(3)
    await page.getByRole('button', { name: vi['key.pay'] }).click()
    await expectLargeTargets(page)
    await page.getByRole('button', { name: 'Thêm tờ 500.000' }).click()
    await page.getByRole('button', { name: vi['pay.finish'] }).click()
    await expect(nextSale(page)).toBeVisible()
    await expectLargeTargets(page)
    await nextSale(page).click()
    await expect(page.getByText(vi['cart.empty'])).toBeVisible()
  },
)

journey('[T22] with Telex on, a scan finds its product', async ({ stack, shop, openTill }) => {
  const { page } = await openTill(await stack.newMachine(shop.pointId))
  await enrolAndOpenShift(page)
  await page.evaluate((barcode) => {
    const down = (init: KeyboardEventInit) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
      )
    // As a typing program leaves the keys: their place is right, their letter is not.
    for (const digit of barcode) down({ code: `Digit${digit}`, key: 'Process', isComposing: true })
    down({ code: 'Enter', key: 'Enter' })
  }, shop.barcodes[0] ?? '')
  await expect(lines(page)).toHaveCount(1)
})

async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page
    .locator('button:visible, input:visible, [role=option]:visible')
    .evaluateAll((targets) =>
      targets
        .filter(
          (target) =>
            target.getBoundingClientRect().height < 43.5 || target.getBoundingClientRect().width < 43.5,
        )
        .map((target) => target.outerHTML.slice(0, 120)),
    )
  expect(small).toEqual([])
}
