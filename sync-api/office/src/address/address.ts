import { type BusinessDay, businessDaySchema } from '#shared/time.ts'

/** The lists of what the office owns, in the order in which an empty office fills them. */
export const MASTER_TABLES = ['operator', 'point', 'staff', 'producer', 'product'] as const
export type MasterTable = (typeof MASTER_TABLES)[number]

export type PointTab = 'sales' | 'tills'

/** Which page is shown and its filters: all that a link or a bookmark has to carry. */
export type Address =
  | { page: 'points'; search: string }
  | { page: 'point'; pointId: string; tab: PointTab; from: BusinessDay | null; to: BusinessDay | null }
  | { page: 'masters'; table: MasterTable; search: string; number: number }
  /** `id` null: a new record. */
  | { page: 'master'; table: MasterTable; id: string | null }
  | { page: 'sheets'; table: MasterTable }

/** They stand where an id would; no id begins like this. */
const NEW = '_new'
const SHEETS = '_sheets'

/** Reads path and query; whatever it does not know is the list of points, a wrong date is no date. */
export function readAddress(pathAndQuery: string): Address {
  const url = new URL(pathAndQuery, 'http://office')
  const masters = readMasters(url)
  if (masters) return masters
  const point = /^\/points\/([a-z0-9][a-z0-9_-]{0,63})$/.exec(url.pathname)
  if (!point?.[1]) return { page: 'points', search: url.searchParams.get('q') ?? '' }
  return {
    page: 'point',
    pointId: point[1],
    tab: url.searchParams.get('tab') === 'tills' ? 'tills' : 'sales',
    from: readDay(url.searchParams.get('from')),
    to: readDay(url.searchParams.get('to')),
  }
}

/** The path and query that readAddress reads back. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams()
  if (address.page === 'points') {
    if (address.search) query.set('q', address.search)
    return withQuery('/', query)
  }
  if (address.page === 'master') return `/masters/${address.table}/${address.id ?? NEW}`
  if (address.page === 'sheets') return `/masters/${address.table}/${SHEETS}`
  if (address.page === 'masters') {
    if (address.search) query.set('q', address.search)
    if (address.number > 1) query.set('p', String(address.number))
    return withQuery(`/masters/${address.table}`, query)
  }
  if (address.tab !== 'sales') query.set('tab', address.tab)
  if (address.from) query.set('from', address.from)
  if (address.to) query.set('to', address.to)
  return withQuery(`/points/${address.pointId}`, query)
}

function readMasters(url: URL): Address | null {
  const [, found, id] =
    /^\/masters\/([a-z]+)(?:\/(_new|_sheets|[a-z0-9][a-z0-9_-]{0,63}))?$/.exec(url.pathname) ?? []
  const table = MASTER_TABLES.find((known) => known === found)
  if (!table) return null
  if (id === SHEETS) return { page: 'sheets', table }
  if (id !== undefined) return { page: 'master', table, id: id === NEW ? null : id }
  const number = Number(url.searchParams.get('p') ?? 1)
  const isPage = Number.isInteger(number) && number >= 1 && number <= 1_000_000
  return { page: 'masters', table, search: url.searchParams.get('q') ?? '', number: isPage ? number : 1 }
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${query}` : path
}

function readDay(text: string | null): BusinessDay | null {
  return businessDaySchema.safeParse(text).data ?? null
}
