import type { Head } from '#shared/journal/entry.ts'
import type { PriceRow, TillDb } from '../store/database.ts'
import { readMeta } from '../store/meta.ts'
import { readOwn } from '../store/own-entries.ts'
import { readAny } from './read-any.ts'
import { EMPTY_VIEWS, foldOwn, foldPrice, type PriceFact, type Views } from './views.ts'

const PAGE = 500

/** The views as they stand in memory; `prices` is edited as entries come. */
export type ViewKeeper = { views: Views; prices: Map<string, PriceRow> }

/** Reads the views, folds what they lack, or makes them anew when they cannot be trusted (P18, P20). */
export async function loadViews(db: TillDb, head: Head): Promise<ViewKeeper> {
  const kept = await readMeta(db, 'views')
  const isUsable = kept !== null && !kept.isStale && kept.through <= head.seq
  const keeper: ViewKeeper = { views: isUsable ? kept : EMPTY_VIEWS, prices: new Map() }
  if (isUsable) for (const row of await db.price.toArray()) keeper.prices.set(row.productId, row)
  else await foldSiblings(db, keeper)
  if (isUsable && kept.through === head.seq) return keeper
  await foldOwnRows(db, keeper, head)
  await db.transaction('rw', [db.meta, db.price], async () => {
    if (!isUsable) await db.price.clear()
    await db.price.bulkPut([...keeper.prices.values()])
    await db.meta.put({ key: 'views', value: keeper.views })
  })
  return keeper
}

/** The price row an entry changes; kept in memory too. */
export function takePrice(keeper: ViewKeeper, fact: PriceFact): PriceRow[] {
  const row = foldPrice(keeper.prices, fact)
  if (row === null) return []
  keeper.prices.set(row.productId, row)
  return [row]
}

async function foldOwnRows(db: TillDb, keeper: ViewKeeper, head: Head): Promise<void> {
  while (keeper.views.through < head.seq) {
    const rows = await readOwn(db, { fromSeq: keeper.views.through + 1, toSeq: head.seq, limit: PAGE })
    if (rows.length === 0) return
    for (const row of rows) {
      const entry = readAny(row)
      keeper.views = foldOwn(keeper.views, row.seq, entry)
      takePrice(keeper, { entry, hash: row.hash })
    }
  }
}

async function foldSiblings(db: TillDb, keeper: ViewKeeper): Promise<void> {
  await db.sibling.each((row) => takePrice(keeper, { entry: readAny(row), hash: row.hash }))
}
