import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { journey } from './journey.ts'
import { enrolAndOpenShift, payCash, scan, signIn } from './till-page.ts'

const NAME = 'Hợp tác xã Mẫu Thử'
const ADDRESS = 'Thôn Mẫu, xã Thử'

journey(
  'a buyer’s data is kept over a power cut, goes to the office beside its sale, and is in no journal and no box',
  async ({ stack, shop, openTill }) => {
    const machine = await stack.newMachine(shop.pointId)
    const first = await openTill(machine)
    await enrolAndOpenShift(first.page)
    await scan(first.page, shop.barcodes[0] ?? '')
    await expect(first.page.getByRole('row')).toHaveCount(2)

    await first.page.keyboard.press('F3')
    const field = (name: keyof typeof vi) => first.page.getByLabel(vi[name])
    await expect(field('buyer.name')).toBeFocused()
    const { violations } = await new AxeBuilder({ page: first.page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await field('buyer.name').fill(NAME)
    await field('buyer.taxCode').fill('0000000018')
    await first.page.keyboard.press('Enter')
    await expect(field('buyer.taxCode')).toHaveAccessibleDescription(vi['buyer.bad.taxCode'])
    await expect(field('buyer.address')).toHaveAccessibleDescription(vi['buyer.needed'])
    await expect(field('buyer.taxCode')).toBeFocused()
    await first.page.keyboard.press('F9')
    await expect(first.page.getByText(vi['buyer.first'])).toBeVisible()
    await field('buyer.taxCode').fill('0000000017')
    await field('buyer.address').fill(ADDRESS)
    await first.page.keyboard.press('Enter')
    const tag = (page: Page) => page.getByText(vi['buyer.tag'].replace('{who}', NAME))
    await expect(tag(first.page)).toBeVisible()
    await expect.poll(() => first.page.evaluate(readTable, 'cart')).toContain(NAME)
    await first.kill()
    await machine.stop()

    await machine.start()
    const { page } = await openTill(machine)
    await signIn(page)
    await expect(tag(page)).toBeVisible()
    await payCash(page)
    await page.keyboard.press('Escape')
    await expect(page.getByText(vi['cart.empty'])).toBeVisible()
    await expect(tag(page)).toBeHidden()
    expect(await page.evaluate(readTable, 'cart')).toBe('[]')

    const sides = async () => {
      const { rows } = await stack.db.query<{ side: Buffer; does_fit: boolean }>(
        `select side, does_fit from entry_side join till on till.id = till_id where point_id = $1`,
        [shop.pointId],
      )
      return rows.map(({ side, does_fit }) => [JSON.parse(side.toString()).buyer, does_fit])
    }
    await expect.poll(sides).toEqual([[{ name: NAME, taxCode: '0000000017', address: ADDRESS }, true]])

    expect(await page.evaluate(readTable, 'own')).toContain('sideHash')
    expect(await page.evaluate(readTable, 'own')).not.toContain(NAME)
    const files = filesOf(dirname(machine.profile)).filter((path) => !path.startsWith(machine.profile))
    expect(files.some((path) => readFileSync(path).includes('sideHash'))).toBe(true)
    for (const path of files)
      for (const word of [NAME, ADDRESS, '0000000017'])
        expect(readFileSync(path).includes(word), `${word} in ${path}`).toBe(false)
  },
)

/** A table of the page's database, as text. */
function readTable(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ocop-till')
    opening.addEventListener('error', () => reject(new Error('the database does not open')))
    opening.addEventListener('success', () => {
      const all = opening.result.transaction(name).objectStore(name).getAll()
      all.addEventListener('success', () => {
        opening.result.close()
        resolve(JSON.stringify(all.result))
      })
    })
  })
}

/** What the machine has on its disk. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
}
