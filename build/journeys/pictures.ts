import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../architecture/source-files.ts'

/** The windows a till is seen in: the usual monitor and the smallest one. */
export const WINDOWS = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const

/** Where pictures go: the documents when asked for (`npm run pictures`), else with the other test results. */
const FOLDER = join(ROOT, process.env['OCOP_PICTURES'] ?? 'test-results/pictures')

/** Takes the screen at every size; what is cut off or overlaps is for the eye to find. */
export async function takePicture(page: Page, name: string): Promise<void> {
  for (const window of WINDOWS) {
    await page.setViewportSize(window)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({
      path: join(FOLDER, `till-${name}-${window.width}.png`),
      animations: 'disabled',
      caret: 'hide',
    })
  }
  await page.setViewportSize(WINDOWS[0])
}
