import { inBrowser } from './browser.ts'
import type { Rounds } from './compare.ts'
import { demoSales } from './demo-sales.ts'
import type { CommitMeasures } from './page/bench-page.ts'
import { type Row, rowOfRounds } from './row.ts'

const SALES = 400
const WARM_UP = 20
const BACKENDS = [
  { name: 'LevelDB', switches: [] },
  { name: 'SQLite', switches: ['--enable-features=IdbSqliteBackingStore'] },
]

/**
 * A sale durable in both stores through the real core, against a raw strict transaction of the same bytes together with
 * an append and fdatasync of the same bytes, and beside libraries as they are shipped; on both of Chromium's IndexedDB
 * backends. What a power cut may take is counted: the writes of a database that no strict transaction of the same
 * database has followed.
 */
export async function benchCommit(): Promise<Row[]> {
  const sales = demoSales(SALES)
  const rows: Row[] = []
  for (const { name, switches } of BACKENDS) {
    const measures = await inBrowser({ switches, scheme: 'ws' }, ({ page, url }) =>
      page.evaluate((options) => window.bench.commit(options), {
        sales,
        warmUp: WARM_UP,
        rawUrl: url,
      }),
    )
    rows.push(...rowsOf(name, measures))
  }
  return rows
}

function rowsOf(backend: string, { raw, peers, lost }: CommitMeasures): Row[] {
  const what = { name: `commit of a sale, IndexedDB on ${backend}`, unit: 'ms' }
  const taken = ({ count, of }: { count: number; of: number }) => `a power cut may take ${count} of ${of}`
  const own = `strict and fdatasync: ${taken(lost.own)}`
  const budget = { atMost: 1.25 }
  const { dexie, rxdb } = peers
  const row = (peer: string, durability: string, rounds: Rounds) =>
    rowOfRounds({ ...what, peer, durability, budget: null }, rounds)
  return [
    rowOfRounds({ ...what, peer: 'raw strict transaction + append', durability: `both ${own}`, budget }, raw),
    row('Dexie as shipped', `${own}; Dexie relaxed: ${taken(lost.dexie)}`, { own: peers.own, peer: dexie }),
    row('RxDB on Dexie', `${own}; RxDB relaxed: ${taken(lost.rxdb)}`, { own: peers.own, peer: rxdb }),
  ]
}
