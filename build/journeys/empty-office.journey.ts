import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
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

    await openNew(page, 'product')
    await fill(page, { 'field.name': 'Cà phê bột 500 g', 'field.unit': 'gói', 'field.unitPrice': '125.000' })
    await fill(page, { 'field.barcodes': BARCODE })
    await refer(page, 'field.producerId', 'Hộ A')
    await choose(page, 'field.vatClass', vi['vatClass.standard'])
    await choose(page, 'field.ocopClass', vi['ocopClass.ocop'])
    await look(page, 'master-product')
    await saveWell(page, 'Cà phê bột 500 g')
    await page.getByRole('link', { name: `← ${vi['master.product']}` }).click()
    await expect(page.getByRole('row', { name: 'Cà phê bột 500 g' })).toContainText('125.000')
    await look(page, 'masters-products')

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

async function openNew(page: Page, table: 'operator' | 'point' | 'staff' | 'producer' | 'product') {
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
