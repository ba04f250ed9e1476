import type { Producer } from '#shared/catalogue/producer.ts'
import type { Product } from '#shared/catalogue/product.ts'
import {
  FEED_TABLES,
  type FeedChange,
  type KnownChange,
  type PointRow,
  readChange,
  type StaffRow,
  type TillRow,
} from '#shared/protocol/feed.ts'
import type { PriceRow, TillDb } from './store/database.ts'
import type { Catalogue } from './till.ts'

/** Reference data in memory, as the newest page of the feed left it. */
export type CatalogueView = {
  /** Takes a page of changes in. */
  apply(changes: readonly FeedChange[], options: { isReset: boolean }): void
  read(prices: ReadonlyMap<string, PriceRow>): Catalogue
  point(pointId: string | undefined): PointRow | null
  staff(): readonly StaffRow[]
  tills(): readonly TillRow[]
  /** Rows of known tables that this version cannot read: kept, not shown (P18). */
  skippedCount(): number
}

type Rows = {
  product: Map<string, Product>
  producer: Map<string, Producer>
  point: Map<string, PointRow>
  staff: Map<string, StaffRow>
  till: Map<string, TillRow>
}

export function createCatalogueView(): CatalogueView {
  let rows = emptyRows()
  let skipped = new Set<string>()
  let products: readonly Product[] = []

  return {
    apply(changes, { isReset }) {
      if (!isReset && changes.length === 0) return
      // what readers hold is never edited
      rows = isReset ? emptyRows() : { ...rows, producer: new Map(rows.producer) }
      if (isReset) skipped = new Set()
      for (const change of changes) {
        const known = readChange(change)
        if (known === null) note(skipped, change)
        else {
          skipped.delete(`${change.table} ${change.id}`)
          take(rows, known)
        }
      }
      products = [...rows.product.values()]
    },
    read(prices) {
      return {
        products,
        producers: rows.producer,
        priceOf(product) {
          const own = prices.get(product.id)
          if (own) return { unitPrice: own.unitPrice, version: own.number }
          return { unitPrice: product.unitPrice, version: product.priceVersion }
        },
      }
    },
    point: (pointId) => rows.point.get(pointId ?? '') ?? null,
    staff: () => [...rows.staff.values()],
    tills: () => [...rows.till.values()],
    skippedCount: () => skipped.size,
  }
}

/** Reads the whole of it from the store, as it came. */
export async function loadCatalogueView(db: TillDb): Promise<CatalogueView> {
  const view = createCatalogueView()
  view.apply(await db.feed.toArray(), { isReset: true })
  return view
}

function emptyRows(): Rows {
  return { product: new Map(), producer: new Map(), point: new Map(), staff: new Map(), till: new Map() }
}

function note(skipped: Set<string>, change: FeedChange): void {
  if (Object.hasOwn(FEED_TABLES, change.table)) skipped.add(`${change.table} ${change.id}`)
}

function take(rows: Rows, change: KnownChange): void {
  const table: Map<string, unknown> = rows[change.table]
  if (change.row === null) table.delete(change.id)
  else table.set(change.id, change.row)
}
