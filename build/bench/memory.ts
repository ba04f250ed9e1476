import { expect, type Page } from '@playwright/test'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { type Row, rowOf } from './row.ts'
import { scanAtPace } from './scans.ts'

export const SALES = 10_000
const WARM_UP = 150
const LIMIT_MB = 40

/**
 * What the till's page holds after a long day beyond a blank page of the same browser: objects, DOM and buffers after
 * a forced collection, as Chromium counts them (Runtime.getHeapUsage). `made` sales are made on the page by its keys;
 * the others of the 10,000 are reckoned to add what these do.
 */
export async function memoryRow(
  page: Page,
  { barcodes, made }: { barcodes: readonly string[]; made: number },
): Promise<Row> {
  const blank = await page.context().newPage()
  const blankBytes = await heldBytes(blank)
  await blank.close()
  await sellMany(page, barcodes, WARM_UP)
  const before = await heldBytes(page)
  await sellMany(page, barcodes, made)
  const after = await heldBytes(page)
  const perSale = Math.max(0, after - before) / made
  const bytes = after + perSale * Math.max(0, SALES - WARM_UP - made) - blankBytes
  return rowOf(
    {
      name: `memory after ${SALES.toLocaleString('en')} sales beyond a blank page, 20,000 products`,
      unit: 'MB',
      peer: 'limit',
      durability: `none: ${made} sales made, ${Math.round(perSale)} bytes more for each`,
      budget: { atMost: 1 },
    },
    { value: bytes / 1e6, peerValue: LIMIT_MB },
  )
}

async function heldBytes(page: Page): Promise<number> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('HeapProfiler.enable')
  for (let time = 0; time < 3; time += 1) await browser.send('HeapProfiler.collectGarbage')
  const held = await browser.send('Runtime.getHeapUsage')
  await browser.detach()
  return held.usedSize + held.embedderHeapUsedSize + held.backingStorageSize
}

/** Two products each, cash to the đồng. */
async function sellMany(page: Page, barcodes: readonly string[], count: number): Promise<void> {
  const isDone = page.getByRole('button', { name: vi['done.next'] })
  for (let made = 0; made < count; made += 1) {
    const codes = [barcodes[made], barcodes[made + 1]].map((code) => code ?? '')
    await scanAtPace(page, codes, 100)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.keyboard.press('F9')
    await page.keyboard.press('Enter')
    await isDone.waitFor()
  }
}
