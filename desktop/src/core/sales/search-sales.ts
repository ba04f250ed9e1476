import { foldText } from '#shared/catalogue/search-key.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { businessDayOf, instantOfIso } from '#shared/time.ts'
import { readAny } from '../journal/read-any.ts'
import type { FoundSale, SaleSearch } from '../till.ts'
import { describeSale, type Known } from './find-sale.ts'

/** So many of each till's newest sales are looked at, a page at a time; older ones are found by their slip. */
const MOST_LOOKED_AT = 1000
const PAGE = 50

/** Recent sales of all tills of the point, newest first, that hold every word asked for and are of that day. */
export async function searchSales(known: Known, search: SaleSearch): Promise<FoundSale[]> {
  const siblings = await known.db.siblingHead.toCollection().primaryKeys()
  const found = await Promise.all(
    [known.tillId, ...siblings].map((tillId) => searchTill(known, tillId, search)),
  )
  return found
    .flat()
    .toSorted((a, b) => b.atMs - a.atMs)
    .slice(0, search.limit)
}

async function searchTill(known: Known, tillId: string, search: SaleSearch): Promise<FoundSale[]> {
  const words = foldText(search.text).split(/\s+/).filter(Boolean)
  const found: FoundSale[] = []
  let below = Number.MAX_SAFE_INTEGER
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
    const rows = await newestBelow(known, tillId, below)
    for (const row of rows) {
      const entry = readAny(row)
      if (entry?.kind !== 'sale.completed') continue
      below = entry.body.number.sale
      const day = businessDayOf(instantOfIso(entry.at.wall) + (entry.at.offsetMs ?? 0))
      if (search.day !== null && day !== search.day) continue
      const text = wordsOf(entry.body)
      if (!words.every((word) => text.includes(word))) continue
      const sale = await describeSale(known, { entry, hash: row.hash })
      if (sale) found.push(sale)
      if (found.length === search.limit) return found
    }
    if (rows.length < PAGE) break
  }
  return found
}

function newestBelow({ db, tillId: ownId }: Known, tillId: string, below: number): Promise<ChainedEntry[]> {
  const numbered =
    tillId === ownId
      ? db.own.where('saleNumber').below(below)
      : db.sibling.where('[tillId+saleNumber]').between([tillId, 0], [tillId, below])
  return numbered.reverse().limit(PAGE).toArray()
}

/** What a cashier or a buyer may remember of a sale. */
function wordsOf(sale: SaleCompleted): string {
  const { number, lines, payments, cashier, total } = sale
  return foldText(
    [
      formatSaleNumber(number),
      total,
      cashier.name,
      ...lines.flatMap(({ productName, producerName }) => [productName, producerName]),
      ...payments.flatMap(({ reference }) => reference ?? []),
    ].join(' '),
  )
}
