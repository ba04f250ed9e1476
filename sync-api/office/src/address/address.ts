import { type BusinessDay, businessDaySchema } from '#shared/time.ts'

export type PointTab = 'sales' | 'tills'

/** Which page is shown and its filters: all that a link or a bookmark has to carry. */
export type Address =
  | { page: 'points'; search: string }
  | { page: 'point'; pointId: string; tab: PointTab; from: BusinessDay | null; to: BusinessDay | null }

/** Reads path and query; whatever it does not know is the list of points, a wrong date is no date. */
export function readAddress(pathAndQuery: string): Address {
  const url = new URL(pathAndQuery, 'http://office')
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
  if (address.tab !== 'sales') query.set('tab', address.tab)
  if (address.from) query.set('from', address.from)
  if (address.to) query.set('to', address.to)
  return withQuery(`/points/${address.pointId}`, query)
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${query}` : path
}

function readDay(text: string | null): BusinessDay | null {
  return businessDaySchema.safeParse(text).data ?? null
}
