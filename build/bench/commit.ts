import type { Entry } from '#shared/journal/kinds/registry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { must } from '#shared/result.ts'
import { inBrowser } from './browser.ts'
import { benchWorld, type DemoTill, tillsOf } from './demo-sales.ts'
import { type Row, rowOfRounds } from './row.ts'

const SALES = 320
const WARM_UP = 20
const BACKENDS = [
  { name: 'LevelDB', switches: [] },
  { name: 'SQLite', switches: ['--enable-features=IdbSqliteBackingStore'] },
]

/**
 * A sale durable in both stores through the real core, against a raw strict transaction of the same bytes together with
 * an append and fdatasync of the same bytes; on both of Chromium's IndexedDB backends.
 */
export async function benchCommit(): Promise<Row[]> {
  const sales = demoSales(SALES)
  const rows: Row[] = []
  for (const { name, switches } of BACKENDS) {
    const rounds = await inBrowser({ switches, scheme: 'ws' }, ({ page, url }) =>
      page.evaluate((options) => window.bench.commit(options), {
        sales,
        warmUp: WARM_UP,
        rawUrl: url,
      }),
    )
    const what = {
      name: `commit of a sale, IndexedDB on ${name}`,
      unit: 'ms',
      peer: 'raw strict transaction + append',
      durability: 'both: strict transaction and fdatasync',
      budget: { atMost: 1.25 },
    }
    rows.push(rowOfRounds(what, rounds))
  }
  return rows
}

function demoSales(count: number): SaleCompleted[] {
  const { history } = must(tillsOf(benchWorld()).next().value as DemoTill | undefined, 'a till')
  const entries = history.entries.map(({ text }) => JSON.parse(text) as Entry) // of the demo's own making
  return entries.flatMap((entry) => (entry.kind === 'sale.completed' ? [entry.body] : [])).slice(-count)
}
