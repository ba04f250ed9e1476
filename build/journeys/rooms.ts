import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { takePicture } from './pictures.ts'

/** Through the menu to a page beside the counter. */
export async function openRoom(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F10')
  await page.getByRole('button', { name }).click()
}

/** A picture at both sizes, and no fault that axe finds. */
export async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`,
  )
  expect(faults, name).toEqual([])
}
