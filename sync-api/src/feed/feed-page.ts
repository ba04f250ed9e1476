import { jsonBytes } from '#shared/journal/json-bytes.ts'
import type { FeedChange } from '#shared/protocol/feed.ts'
import { must } from '#shared/result.ts'
import { scopeText } from '../db/feed-log.ts'
import type { Queryable } from '../db/pool.ts'
import { readCursor, writeCursor } from './cursor.ts'

/** What a till below the minimum protocol still gets: what keeps people safe, and the word to upgrade (P9). */
const BLOCK_TABLES = ['recall', 'block', 'upgrade']
const MAX_ROWS = 2000

export type FeedPage = {
  cursor: string
  /** The till drops what it has of the feed before it applies the changes. */
  reset: boolean
  changes: FeedChange[]
  hasMore: boolean
}

type Reader = { tillId: string; pointId: string; epoch: string; isRestricted: boolean }

/**
 * The next changes for a till, in the order of their numbers. A cursor of another epoch, of a number this life of the
 * books has not reached, or of a protocol that saw less, is answered with everything from the start (P10).
 */
export async function feedPage(
  db: Queryable,
  reader: Reader,
  { cursor: text, maxBytes }: { cursor: string | null; maxBytes: number },
): Promise<FeedPage> {
  const { tillId, pointId, epoch, isRestricted } = reader
  const last = await lastNumber(db)
  const cursor = readCursor(text)
  const isOfHere = cursor?.epoch === epoch && cursor.number <= last && cursor.isRestricted === isRestricted
  const after = cursor && isOfHere ? cursor.number : 0
  const scopes = [
    scopeText({ kind: 'province' }),
    scopeText({ kind: 'point', pointId }),
    scopeText({ kind: 'till', tillId }),
  ]
  const rows = after < last ? await readChanges(db, { scopes, after, isRestricted }) : []
  const page = cutTo(rows, maxBytes)
  const hasMore = page.length < rows.length || rows.length === MAX_ROWS
  // Once all is read, the numbers of other scopes are behind this till too.
  const number = hasMore
    ? must(page.at(-1), 'a row of a cut page').number
    : Math.max(last, rows.at(-1)?.number ?? 0)
  return {
    cursor: writeCursor({ epoch, number, isRestricted }),
    reset: !isOfHere,
    changes: page.map(({ table, id, row }) => ({ table, id, row })),
    hasMore,
  }
}

type Change = FeedChange & { number: number }

async function readChanges(
  db: Queryable,
  { scopes, after, isRestricted }: { scopes: string[]; after: number; isRestricted: boolean },
): Promise<Change[]> {
  const { rows } = await db.query<Change>(
    `select number, table_name as "table", row_id as id, row from feed_change
     where scope = any($1) and number > $2 and (not $3 or table_name = any($4)) order by number limit $5`,
    [scopes, after, isRestricted, BLOCK_TABLES, MAX_ROWS],
  )
  return rows
}

async function lastNumber(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ last: number }>('select last from feed_head')
  return must(rows[0], 'the head of the feed').last
}

function cutTo(changes: readonly Change[], maxBytes: number): Change[] {
  let bytes = 0
  const cut = changes.findIndex((change, index) => {
    bytes += jsonBytes(change)
    return index > 0 && bytes > maxBytes
  })
  return changes.slice(0, cut < 0 ? changes.length : cut)
}
