import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { must } from '#shared/result.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { readAny } from '../../desktop/src/core/journal/read-any.ts'
import { vi } from '../../desktop/src/renderer/i18n/vi.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import { countedAt } from './books.ts'
import { journey } from './journey.ts'
import { type Found, expectAllSent, slip, STEPS } from './kill-steps.ts'
import { type Link, readBox, readOffice, readStore, salesAt } from './kill-stores.ts'
import { holdKillableTill, type KillableTill } from './kill-till.ts'
import { enrolAndOpenShift, payCash, signIn } from './till-page.ts'

const KILLS = 25
/** Of these rounds the host dies with the browser. */
const isHostKilled = (round: number) => round % 4 === 3

/** Chromium moves IndexedDB from the one to the other; what lies in the profile tells which it was. */
const BACKENDS = [
  { name: 'LevelDB', switches: [], files: /^http_127\.0\.0\.1_\d+\.indexeddb\.leveldb$/m },
  {
    name: 'SQLite',
    switches: ['--enable-features=IdbSqliteBackingStore'],
    files: /^http_127\.0\.0\.1_\d+$/m,
  },
] as const

for (const [index, backend] of BACKENDS.entries()) {
  journey(
    `[T01] [T05] killed ${KILLS} times in the middle of a sale on ${backend.name}: cart or sale, never both, each once`,
    async ({ stack, shop }) => {
      journey.setTimeout(600_000)
      const dataDir = mkdtempSync(join(tmpdir(), 'ocop-kill-'))
      const { code } = await createEnrolCode(stack.db, { pointId: shop.pointId, nowMs: Date.now() })
      const { switches } = backend
      const till = holdKillableTill({ dataDir, apiUrl: stack.officeUrl, code, switches })
      await till.start()
      await enrolAndOpenShift(till.page())
      expect(readdirSync(join(till.profile, 'Default/IndexedDB')).join('\n')).toMatch(backend.files)

      for (let round = 0; round < KILLS; round += 1) {
        const step = must(STEPS[(index * KILLS + round) % STEPS.length], 'a step')
        await journey.step(`${round + 1}: ${step.name}`, async () => {
          const barcode = must(shop.barcodes[round % shop.barcodes.length], 'a barcode')
          const slipsBefore = till.slips.length
          const known = await step.reach(till, { barcode, db: stack.db, pointId: shop.pointId })
          await till.kill({ host: step.killsHost === true || isHostKilled(round) })
          const isSlipOut = till.slips.length > slipsBefore
          await till.start()
          await signIn(till.page())
          const found = await findAfterStart(till, known)
          journey.info().annotations.push({ type: step.name, description: found })
          expect(step.ends, step.name).toContain(found)
          if (isSlipOut) expect(['kept', 'sent'], 'a slip was out').toContain(found)
          await goOn(till, found, { isKeeping: round % 2 === 0 })
        })
      }

      await expectAllSent(till.page())
      await expectBooksHoldAll(till, { db: stack.db, pointId: shop.pointId })
      expect(till.errors).toEqual([])
      await till.kill({ host: true })
      rmSync(dataDir, { recursive: true, force: true })
    },
  )
}

/** What became of the sale, on the screen and in the page's database alike. */
async function findAfterStart(till: KillableTill, known: string | null): Promise<Found> {
  const page = till.page()
  const question = page.getByText(vi['unknown.kept.title'])
  const search = page.getByRole('combobox', { name: vi['find.label'] })
  await expect(question.or(search)).toBeVisible({ timeout: 30_000 })
  const { cartSaleId, own } = await readStore(page)
  const saleId = known ?? cartSaleId
  const rows = own.filter((row) => saleId !== null && row.saleId === saleId)
  expect(rows.length, 'entries of the sale').toBeLessThanOrEqual(1)
  const isCart = cartSaleId !== null
  if (isCart) expect(cartSaleId).toBe(saleId)
  expect(isCart && rows.length > 0, 'cart and sale').toBe(false)
  if (await question.isVisible()) return rows.length > 0 ? 'asked' : 'nothing'
  // The head of the table is a row too.
  await expect(page.getByRole('row')).toHaveCount(isCart ? 2 : 1)
  if (isCart) {
    expect(
      till.hasShownEmptyCart(),
      'an empty cart before the kept one: goods scanned then would replace it',
    ).toBe(false)
    return 'cart'
  }
  const number = rows[0]?.saleNumber
  if (number === undefined) return 'nothing'
  return (await page.getByText(keptWord(number)).isVisible()) ? 'kept' : 'sent'
}

/** The word of the band names its sale: it may stand above the cart of the next one. */
function keptWord(number: number): string {
  return vi['finding.last-sale-kept'].replace('{number}', String(number))
}

/** What the cashier does next: pays what came back, answers what is asked. */
async function goOn(till: KillableTill, found: Found, { isKeeping }: { isKeeping: boolean }): Promise<void> {
  const page = till.page()
  if (found === 'cart') return payCash(page)
  if (found !== 'asked') return
  await page.getByRole('button', { name: vi[isKeeping ? 'unknown.keep' : 'unknown.void'] }).click()
  if (isKeeping) await expect(slip(page)).toBeVisible()
  else await expect(page.getByText(vi['unknown.voided'])).toBeVisible()
}

/** Store, black box and office hold the same journal; of its sales each counts once, and each slip is of one of them. */
async function expectBooksHoldAll(
  till: KillableTill,
  { db, pointId }: { db: Parameters<typeof salesAt>[0]; pointId: string },
): Promise<void> {
  const { own } = await readStore(till.page())
  const links = own.map(linkOf)
  expect(readBox(till.dataDir).map(linkOf)).toEqual(links)
  expect(await readOffice(db, pointId)).toEqual(links)

  const entries = own.map((row) => must(readAny(row), `entry ${row.seq}`))
  const voided = entries.flatMap(({ kind, body }) => (kind === 'sale.voided' ? [body.saleId] : []))
  const made = entries.flatMap(({ kind, body }) => (kind === 'sale.completed' ? [body] : []))
  const kept = made.filter(({ saleId }) => !voided.includes(saleId))
  const inBooks = await salesAt(db, pointId)
  expect(inBooks.map(({ saleId }) => saleId)).toEqual(made.map(({ saleId }) => saleId))
  expect(inBooks.filter(({ status }) => status === 'counted').map(({ saleId }) => saleId)).toEqual(
    kept.map(({ saleId }) => saleId),
  )
  const total = kept.reduce((sum, sale) => sum + sale.total, 0)
  expect(await countedAt(db, pointId)).toEqual({ sales: kept.length, total })

  const numbers = kept.map(({ number }) => formatSaleNumber(number))
  expect(new Set(numbers).size).toBe(numbers.length)
  const numbersOut = till.slips.map((text) => numbers.filter((number) => text.includes(number)))
  expect(numbersOut.filter((found) => found.length !== 1)).toEqual([])
  expect(new Set(numbersOut.flat()).size).toBe(till.slips.length)
}

function linkOf({ seq, hash }: Link): Link {
  return { seq, hash }
}
