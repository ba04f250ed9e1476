import { verifyChain } from '#shared/journal/chain.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { readSent } from '#shared/protocol/sent-entry.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type PullAnswer, pullAnswerSchema } from '#shared/protocol/pull.ts'
import { ok, type Result } from '#shared/result.ts'
import { keepBranch } from '../journal/move-entries.ts'
import { readAny } from '../journal/read-any.ts'
import { takePrice } from '../journal/view-keeper.ts'
import type { CatalogueView } from '../catalogue-view.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import type { SiblingHeadRow, SiblingRow, TillDb } from '../store/database.ts'
import { readMeta } from '../store/meta.ts'
import { exchange } from './exchange.ts'

/** Entries of one sibling taken up to be carried in one round. */
const WANTED_A_ROUND = 200

/** Fetches pages until there are no more; answers whether anything changed. */
export async function pullAll(session: Session, view: CatalogueView): Promise<Result<boolean, WireFailure>> {
  let hasChanged = false
  for (;;) {
    const cursor = await readMeta(session.db, 'feedCursor')
    const heads = await session.db.siblingHead.toArray()
    const siblings = Object.fromEntries(heads.map(({ tillId, seq, hash }) => [tillId, { seq, hash }]))
    const request = {
      protocol: PROTOCOL,
      epoch: session.ack?.epoch ?? null,
      boot: session.boot,
      feed: cursor,
      siblings,
    }
    const answer = await exchange(session, pullAnswerSchema, {
      send: (token) => session.parts.transport.pull(request, token),
    })
    if (!answer.ok) return answer
    const page = answer.value
    const didMove = await session.inTurn(() => applyPage(session, view, { page, heads, cursor }))
    await keepWanted(session.db, page.want)
    hasChanged ||= page.feed.changes.length > 0 || page.feed.reset || didMove
    if (!page.more || (page.feed.cursor === cursor && !didMove)) return ok(hasChanged)
  }
}

/** One page, whole with its cursor, or nothing of it: one transaction. Answers whether a sibling went on. */
async function applyPage(
  session: Session,
  view: CatalogueView,
  { page, heads, cursor }: { page: PullAnswer; heads: readonly SiblingHeadRow[]; cursor: string | null },
): Promise<boolean> {
  const { db } = session
  const siblings = page.siblings.filter(({ tillId }) => tillId !== session.identity?.tillId)
  const news = siblings.flatMap((sibling) => followers(sibling, heads))
  const prices = new Map(session.viewKeeper.prices)
  const priceRows = news.flatMap((row) =>
    takePrice({ ...session.viewKeeper, prices }, { entry: readAny(row), hash: row.hash }),
  )
  const { changes, reset } = page.feed
  if (changes.length > 0 || reset || news.length > 0 || page.feed.cursor !== cursor)
    await db.transaction('rw', [db.feed, db.meta, db.sibling, db.siblingHead, db.price], async () => {
      if (reset) await db.feed.clear()
      const gone = changes.filter(({ row }) => row === null || row === undefined)
      await db.feed.bulkDelete(gone.map(({ table, id }) => [table, id]))
      await db.feed.bulkPut(changes.filter((change) => !gone.includes(change)))
      await db.meta.put({ key: 'feedCursor', value: page.feed.cursor })
      await db.sibling.bulkPut(news)
      await db.siblingHead.bulkPut(headsAfter(news))
      await db.price.bulkPut(priceRows)
    })
  view.apply(changes, { isReset: reset })
  session.viewKeeper.prices = prices
  return news.length > 0
}

/** The entries that continue what is held of a sibling; from the first that does not on, nothing is taken. */
function followers(sibling: PullAnswer['siblings'][number], heads: readonly SiblingHeadRow[]): SiblingRow[] {
  const { tillId, entries } = sibling
  const head = heads.find((held) => held.tillId === tillId) ?? EMPTY_HEAD
  const next: ChainedEntry[] = readSent(entries).entries.filter(({ seq }) => seq > head.seq)
  const broken = verifyChain(head, next)
  return next.slice(0, broken?.index ?? next.length).map((entry) => ({ ...entry, tillId }))
}

/** What the server lacks of a sibling and this till holds waits to be carried, once (P14). */
async function keepWanted(db: TillDb, want: PullAnswer['want']): Promise<void> {
  for (const [tillId, fromSeq] of Object.entries(want)) {
    const held = await db.sibling
      .where('[tillId+seq]')
      .between([tillId, fromSeq], [tillId, Number.MAX_SAFE_INTEGER])
      .limit(WANTED_A_ROUND)
      .toArray()
    const known = await db.branch.bulkGet(held.map(({ hash }) => [tillId, hash]))
    await keepBranch(
      db,
      held.filter((_, index) => known[index] === undefined),
      { tillId, isWanted: true },
    )
  }
}

function headsAfter(rows: readonly SiblingRow[]): SiblingHeadRow[] {
  const heads = new Map<string, SiblingHeadRow>()
  for (const { tillId, seq, hash } of rows) heads.set(tillId, { tillId, seq, hash })
  return [...heads.values()]
}
