import { verifyChain } from '#shared/journal/chain.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { readSent } from '#shared/protocol/sent-entry.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { type PullAnswer, pullAnswerSchema } from '#shared/protocol/pull.ts'
import { ok, type Result } from '#shared/result.ts'
import { keepBranch } from '../journal/move-entries.ts'
import { readAny } from '../journal/read-any.ts'
import { loadViews, takePrice } from '../journal/view-keeper.ts'
import type { CatalogueView } from '../catalogue-view.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import type { TillId } from '#shared/ids.ts'
import type { SiblingHeadRow, SiblingRow, TillDb } from '../store/database.ts'
import { lookupsOf } from '../store/lookups.ts'
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
  const copies = siblings.map((sibling) => copyOf(sibling, heads))
  const news = copies.flatMap((copy) => copy.news)
  const replaced = copies.filter((copy) => copy.isReplaced).map(({ tillId }) => tillId)
  const prices = new Map(session.viewKeeper.prices)
  const priceRows = news.flatMap((row) =>
    takePrice({ ...session.viewKeeper, prices }, { entry: readAny(row), hash: row.hash }),
  )
  const { changes, reset } = page.feed
  if (changes.length > 0 || reset || news.length > 0 || page.feed.cursor !== cursor)
    await db.transaction('rw', tablesOf(db), async () => {
      for (const tillId of replaced) await leaveCopy(db, tillId)
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
  if (replaced.length > 0) session.viewKeeper = await loadViews(db, session.head)
  return news.length > 0
}

function tablesOf(db: TillDb) {
  return [db.feed, db.meta, db.sibling, db.siblingHead, db.price, db.branch]
}

type Copy = { tillId: TillId; news: SiblingRow[]; isReplaced: boolean }

/**
 * The entries that continue what is held of a sibling; from the first that does not on, nothing is taken. A page that
 * begins at 1 though more is held: the server keeps another branch, which replaces the copy (SPEC §6.3).
 */
function copyOf(
  { tillId, from, entries }: PullAnswer['siblings'][number],
  heads: readonly SiblingHeadRow[],
): Copy {
  const held = heads.find((head) => head.tillId === tillId) ?? EMPTY_HEAD
  const isAnew = from === 1 && held.seq > 0
  const head = isAnew ? EMPTY_HEAD : held
  const next: ChainedEntry[] = readSent(entries).entries.filter(({ seq }) => seq > head.seq)
  const broken = verifyChain(head, next)
  const sound = next.slice(0, broken?.index ?? next.length)
  const isReplaced = isAnew && sound.length > 0 && sound[held.seq - 1]?.hash !== held.hash
  if (isAnew && !isReplaced) return { tillId, news: [], isReplaced }
  return { tillId, news: sound.map((row) => ({ ...row, ...lookupsOf(row), tillId })), isReplaced }
}

/** Nothing the till has seen is forgotten: what the new branch lacks of the old one is carried (P14). */
async function leaveCopy(db: TillDb, tillId: TillId): Promise<void> {
  const rows = await db.sibling
    .where('[tillId+seq]')
    .between([tillId, 0], [tillId, Number.MAX_SAFE_INTEGER])
    .toArray()
  await keepBranch(db, rows, { tillId })
  await db.sibling.bulkDelete(rows.map(({ seq }): [string, number] => [tillId, seq]))
  await db.meta.delete('views') // prices were folded from it
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
