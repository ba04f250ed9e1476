import { expect, type Page } from '@playwright/test'
import { vi } from '../../sync-api/office/src/i18n/vi.ts'
import type { Stack } from './stack.ts'

/** Signs in at the office and opens the report of a point. */
export async function openReport(page: Page, stack: Stack, pointName: string): Promise<void> {
  await signInAtOffice(page, stack)
  await page.getByRole('link', { name: pointName }).click()
  await expect(page.getByRole('heading', { name: pointName })).toBeVisible()
}

/** Signs in at the office, which then shows its list of points. */
export async function signInAtOffice(page: Page, stack: Stack): Promise<void> {
  await page.goto(stack.officeUrl)
  await page.getByLabel(vi['signIn.user'], { exact: true }).fill(stack.login.user)
  await page.getByLabel(vi['signIn.password'], { exact: true }).fill(stack.login.password)
  await page.getByRole('button', { name: vi['signIn.submit'] }).click()
  await expect(page.getByRole('heading', { name: vi['points.title'] })).toBeVisible()
}
