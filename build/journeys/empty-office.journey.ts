import AxeBuilder from '@axe-core/playwright'
import { Workbook } from '@cj-tech-master/excelts'
import { expect, type Page, test } from '@playwright/test'
import { must } from '#shared/result.ts'
import { vi as till } from '../../desktop/src/renderer/i18n/vi.ts'
import { type WordKey, vi } from '../../sync-api/office/src/i18n/vi.ts'
import { countedAt } from './books.ts'
import { signInAtOffice } from './office-page.ts'
import { takeOfficePicture } from './pictures.ts'
import { startStack } from './stack.ts'
import { openWindow, sell, signIn } from './till-page.ts'

const BARCODE = '8930000000019'
const PIN = '2468'

test('an empty office is filled in its pages until a till enrols and sells', async ({ page }) => {
  const stack = await startStack({ isEmpty: true })
  try {
    await signInAtOffice(page, stack)
    await expect(page.getByText(vi['points.none'])).toBeVisible()
    await page.getByRole('link', { name: vi['app.masters'] }).click()
    await expect(page.getByText(vi['master.point.noneDo'])).toBeVisible()
    await look(page, 'masters-empty')

    await openNew(page, 'operator')
    await fill(page, { 'field.name': 'Hợp tác xã Ea Kao', 'field.taxCode': '123' })
    await choose(page, 'field.legalForm', vi['legalForm.cooperative'])
    await save(page)
    await expect(page.getByText('“123” chưa đúng.').first()).toBeVisible()
    await look(page, 'master-faults')
    await choose(page, 'field.method', vi['vatMethod.direct'])
    await fill(page, { 'field.taxCode': '6000000001' })
    await saveWell(page, 'Hợp tác xã Ea Kao')

    await openNew(page, 'point')
    await fill(page, { 'field.code': 'DLK-001', 'field.name': 'Điểm Ea Kao' })
    await choose(page, 'field.kind', vi['pointKind.stall'])
    await refer(page, 'field.operatorId', 'Hợp tác xã Ea Kao')
    await refer(page, 'field.areaCode', 'Phường Buôn Ma Thuột')
    await look(page, 'master-point')
    await saveWell(page, 'Điểm Ea Kao')

    await openNew(page, 'staff')
    await fill(page, { 'field.name': 'Thu ngân A' })
    await refer(page, 'field.pointId', 'DLK-001 · Điểm Ea Kao')
    await choose(page, 'field.role', vi['staffRole.cashier'])
    await saveWell(page, 'Thu ngân A')
    await page.getByRole('button', { name: vi['pin.set'] }).click()
    await page.getByLabel(vi['pin.field'], { exact: true }).fill(PIN)
    await page.getByRole('button', { name: vi['pin.save'], exact: true }).click()
    await expect(page.getByRole('button', { name: vi['pin.reset'] })).toBeVisible()
    await expect(page.getByText(vi['history.pin-set'])).toBeVisible()

    await openNew(page, 'producer')
    await fill(page, { 'field.name': 'Hộ A' })
    await choose(page, 'field.kind', vi['legalForm.household'])
    await saveWell(page, 'Hộ A')

    await importProducts(page)
    await page.getByRole('link', { name: 'Cà phê bột 500 g' }).click()
    await expect(page.getByRole('heading', { name: 'Cà phê bột 500 g', level: 1 })).toBeVisible()
    await look(page, 'master-product')

    await page.getByRole('link', { name: vi['app.report'] }).click()
    await page.getByRole('link', { name: 'Điểm Ea Kao' }).click()
    await page.getByRole('tab', { name: vi['point.tills'] }).click()
    await page.getByRole('button', { name: vi['tills.addTill'] }).click()
    await page.getByRole('button', { name: vi['enrol.make'] }).click()
    const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText()

    const window = await openWindow(await stack.newMachine('dlk-001'))
    await window.page.getByLabel(till['enrol.code']).fill(code)
    await window.page.getByRole('button', { name: till['enrol.submit'] }).click()
    await signIn(window.page, { name: 'Thu ngân A', pin: PIN })
    await window.page.getByRole('button', { name: till['shift.submit'] }).click()
    await expect(window.page.getByText(till['cart.empty'])).toBeVisible()
    await sell(window.page, [BARCODE])
    await expect.poll(() => countedAt(stack.db, 'dlk-001')).toEqual({ sales: 1, total: 125_000 })
    await window.context.close()
  } finally {
    await stack.stop()
  }
})

/** The template comes down, is filled in with three wrong rows, refused by row, column and value, mended, taken. */
async function importProducts(page: Page): Promise<void> {
  await page.getByRole('link', { name: vi['app.masters'] }).click()
  const lists = page.getByRole('navigation', { name: vi['masters.tables'] })
  await lists.getByRole('link', { name: vi['master.product'], exact: true }).click()
  await page.getByRole('button', { name: vi['import.open'] }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: vi['import.template'] }).click()
  const template = await (await coming).path()

  const good = { unit: 'gói', price: '125.000', producer: 'Hộ A', barcode: BARCODE }
  await giveSheet(page, template, [
    { name: 'Cà phê bột 500 g', ...good },
    { name: 'Trà thảo mộc', ...good, barcode: '8930000000026', price: 'chín mươi' },
    { name: 'Mật ong rừng', ...good, barcode: '8930000000033', producer: 'Hộ Lạ' },
    { name: 'Tiêu đen', ...good, barcode: '8930000000040', unit: '' },
  ])
  const faults = page.getByRole('table').getByRole('row')
  await expect(faults).toHaveCount(4)
  await expect(faults.nth(1)).toHaveText(`3${vi['field.unitPrice']}“chín mươi” chưa đúng.`)
  await expect(faults.nth(2)).toHaveText(`4${vi['field.producerId']}Không có “Hộ Lạ” trong danh mục.`)
  await expect(faults.nth(3)).toHaveText(`5${vi['field.unit']}Chưa nhập.`)
  await look(page, 'import-faults')

  await giveSheet(page, template, [
    { name: 'Cà phê bột 500 g', ...good },
    { name: 'Trà thảo mộc', ...good, barcode: '8930000000026', price: '90.000' },
    { name: 'Mật ong rừng', ...good, barcode: '8930000000033' },
    { name: 'Tiêu đen', ...good, barcode: '8930000000040' },
  ])
  await page.getByRole('button', { name: vi['import.do'].replace('{count}', '4') }).click()
  await expect(page.getByText('Đã nhập: thêm 4 mục, sửa 0 mục.')).toBeVisible()
  await page.getByRole('link', { name: vi['import.seeList'] }).click()
  await expect(page.getByRole('row', { name: 'Cà phê bột 500 g' })).toContainText('125.000')
  await look(page, 'masters-products')
}

type SheetLine = { name: string; unit: string; price: string; producer: string; barcode: string }

/** Fills the template in, as a spreadsheet would, and chooses it. */
async function giveSheet(page: Page, template: string, lines: readonly SheetLine[]): Promise<void> {
  const book = new Workbook()
  await book.xlsx.readFile(template)
  const sheet = must(book.worksheets[0], 'a sheet in the template')
  const headings = Array.from(
    { length: sheet.columnCount },
    (_, index) => sheet.getRow(1).getCell(index + 1).text,
  )
  for (const { name, unit, price, producer, barcode } of lines) {
    const cells: Record<string, string> = {
      [vi['field.name']]: name,
      [vi['field.unit']]: unit,
      [vi['field.unitPrice']]: price,
      [vi['field.producerId']]: producer,
      [vi['field.barcodes']]: barcode,
      [vi['field.vatClass']]: vi['vatClass.standard'],
      [vi['field.ocopClass']]: vi['ocopClass.ocop'],
    }
    sheet.addRow(headings.map((heading) => cells[heading] ?? ''))
  }
  const buffer = Buffer.from(await book.xlsx.writeBuffer())
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name: 'san-pham.xlsx', mimeType, buffer })
}

async function openNew(page: Page, table: 'operator' | 'point' | 'staff' | 'producer') {
  await page.getByRole('link', { name: vi['app.masters'] }).click()
  await page
    .getByRole('navigation', { name: vi['masters.tables'] })
    .getByRole('link', { name: vi[`master.${table}`], exact: true })
    .click()
  await page.getByRole('button', { name: vi[`master.${table}.add`] }).click()
}

/** The field, whether it must be filled or not. */
function field(page: Page, key: WordKey) {
  const label: string = vi[key]
  const optional = vi['master.optional'].replace('{label}', label)
  return page
    .getByLabel(label, { exact: true })
    .or(page.getByLabel(optional, { exact: true }))
    .first()
}

async function fill(page: Page, values: Partial<Record<WordKey, string>>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await field(page, key as WordKey).fill(value)
}

async function choose(page: Page, key: WordKey, label: string): Promise<void> {
  await field(page, key).selectOption({ label })
}

async function refer(page: Page, key: WordKey, label: string): Promise<void> {
  await field(page, key).fill(label)
  await page.getByRole('option', { name: label, exact: true }).click()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi['master.save'], exact: true }).click()
}

async function saveWell(page: Page, name: string): Promise<void> {
  await save(page)
  await expect(page.getByText(vi['master.saved'])).toBeVisible()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

async function look(page: Page, name: string): Promise<void> {
  await takeOfficePicture(page, name)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`,
  )
  expect(faults, name).toEqual([])
}
