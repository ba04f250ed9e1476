import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { OwnRow } from '../../desktop/src/core/store/database.ts'
import { readEntryLine } from '../../desktop/src/machine/black-box/line.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'

/** An entry as every copy of the journal has it. */
export type Link = { seq: number; hash: string }

/** What the page's database holds: the kept cart's sale and the journal, read in one transaction. */
export type Kept = { cartSaleId: string | null; own: readonly OwnRow[] }

/** The page's IndexedDB, once the till has opened it; reads beside the till and changes nothing. */
export function readStore(page: Page): Promise<Kept> {
  return page.evaluate(
    () =>
      new Promise<Kept>((resolve, reject) => {
        const opening = indexedDB.open('ocop-till')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const tx = db.transaction(['cart', 'own'])
          const cart = tx.objectStore('cart').getAll()
          const own = tx.objectStore('own').getAll()
          tx.onabort = () => reject(tx.error)
          tx.oncomplete = () => {
            db.close()
            resolve({ cartSaleId: cart.result[0]?.saleId ?? null, own: own.result })
          }
        }
      }),
  )
}

/** A transaction that never ends: what is written to the page's database after it waits for as long as it lives. */
export function holdStore(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ocop-till')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const meta = opening.result
            .transaction(['own', 'cart', 'meta', 'price'], 'readwrite')
            .objectStore('meta')
          const goOn = () => {
            meta.get('schema').onsuccess = goOn
            resolve()
          }
          goOn()
        }
      }),
  )
}

/** Entries in the black box's file, whether or not a host has it open; a line that is not whole yet is none. */
export function readBox(dataDir: string): ChainedEntry[] {
  const file = join(dataDir, 'black-box', 'box.jsonl')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.flatMap((line) => readEntryLine(Buffer.from(line)) ?? [])
}

/** The till's journal as the office holds it. */
export async function readOffice(db: Db, pointId: string): Promise<Link[]> {
  const { rows } = await db.query<Link>(
    `select seq, encode(hash, 'hex') as hash from entry join till on till.id = till_id
     where point_id = $1 order by seq`,
    [pointId],
  )
  return rows
}

/** Sales of a point in the office's books, by what became of them. */
export async function salesAt(
  db: Db,
  pointId: string,
): Promise<{ saleId: string; status: string; total: number }[]> {
  const { rows } = await db.query<{ saleId: string; status: string; total: number }>(
    `select sale_id as "saleId", status, total::float8 as total from sale where point_id = $1 order by seq`,
    [pointId],
  )
  return rows
}
