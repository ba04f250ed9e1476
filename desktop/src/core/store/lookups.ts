import { joinCarried } from '#shared/journal/carry.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { Entry, EntryOf } from '#shared/journal/kinds/registry.ts'
import { readAny } from '../journal/read-any.ts'

/** What is looked up about an entry, taken out of its text. */
export type Lookups = {
  saleId?: string
  /** The last part of the printed number. */
  saleNumber?: number
  voidedSaleId?: string
  /** Hash of the sale's entry that goods came back of, of a carried return too. */
  returnOf?: string
  returnNumber?: number
  /** It closes a shift. */
  closing?: 1
  /** Hash of the entry this one carries (P14). */
  carriedHash?: string
  /** The text is lost (P6b). */
  hole?: 1
}
/** What is looked up about a row; `entry` when it has been read already. */
export function lookupsOf(row: Pick<ChainedEntry, 'seq' | 'text'>, entry = readAny(row)): Lookups {
  return row.text === null ? { hole: 1 } : lookupsOfEntry(entry)
}

function lookupsOfEntry(entry: Entry | null): Lookups {
  switch (entry?.kind) {
    case 'sale.completed':
      return { saleId: entry.body.saleId, saleNumber: entry.body.number.sale }
    case 'sale.voided':
      return { voidedSaleId: entry.body.saleId }
    case 'sale.returned':
      return { returnNumber: entry.body.number.return, ...returnOf(entry) }
    case 'shift.closed':
      return { closing: 1 }
    case 'entry.carried':
      return { carriedHash: entry.body.hash, ...returnOf(unwrap(entry)) }
    default:
      return {}
  }
}

function returnOf(entry: Entry | null): Pick<Lookups, 'returnOf'> {
  return entry?.kind === 'sale.returned' && entry.body.of ? { returnOf: entry.body.of.hash } : {}
}

/** The entry inside, when it came in one piece: all but the longest. */
function unwrap({ body }: EntryOf<'entry.carried'>): Entry | null {
  const joined = body.parts === 1 ? joinCarried([body]) : null
  return joined?.ok ? readAny(joined.value.entry) : null
}
