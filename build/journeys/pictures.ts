import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../architecture/source-files.ts'

/** The windows a till is seen in: the usual monitor and the smallest one. */
export const WINDOWS = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const

const RESULTS = 'test-results/pictures'
/** Where pictures go: the documents when asked for (`npm run pictures`), else with the other test results. */
const FOLDER = process.env['OCOP_PICTURES'] ?? RESULTS

/** Takes the screen at every size; what is cut off or overlaps is for the eye to find. */
export async function takePicture(page: Page, name: string): Promise<void> {
  for (const window of WINDOWS) {
    await page.setViewportSize(window)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({
      path: fileOf(window === WINDOWS[0] ? FOLDER : RESULTS, `${name}-${window.width}`),
      animations: 'disabled',
      caret: 'hide',
    })
  }
  await page.setViewportSize(WINDOWS[0])
}

/** The whole page as it stands at 200 % on the usual monitor. */
export async function takeZoomed(page: Page, name: string): Promise<void> {
  const [{ width, height }] = WINDOWS
  await page.setViewportSize({ width: width / 2, height: height / 2 })
  await page.screenshot({ path: fileOf(FOLDER, name), fullPage: true, animations: 'disabled' })
  await page.setViewportSize({ width, height })
}

/** The windows an office page is seen in: the usual monitor and a phone; the whole page, however long. */
export async function takeOfficePicture(page: Page, name: string): Promise<void> {
  const [desk] = WINDOWS
  for (const window of [{ width: 390, height: 844 }, desk]) {
    await page.setViewportSize(window)
    await page.evaluate(() => document.fonts.ready)
    const path = join(ROOT, RESULTS, `office-${name}-${window.width}.png`)
    await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' })
  }
}

/** The documents show the usual monitor; the smaller one is for the eye of whoever changes a screen. */
function fileOf(folder: string, name: string): string {
  return join(ROOT, folder, `till-${name}.png`)
}
