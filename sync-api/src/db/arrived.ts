/** Milliseconds since 1970 of a moment, in SQL. */
export function msOf(moment: string): string {
  return `(extract(epoch from ${moment}) * 1000)::bigint`
}

/** When the text of an entry `e` first came, by push or, as its `a` in carried_arrival, inside another (P14). */
export const ARRIVED_MS = msOf('least(e.received_at, a.received_at)')
