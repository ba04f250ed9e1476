import type { Head } from '#shared/journal/entry.ts'
import { ok, type Result } from '#shared/result.ts'
import { pointIdSchema, tillIdSchema } from '#shared/ids.ts'
import type { Ack, BoxIdentity, BoxState } from '../machine/contract.ts'
import type { Prepared } from './journal/append.ts'
import { compareStores } from './journal/compare-stores.ts'
import { type Comparison, decideRepair, type RepairStep } from './journal/decide-repair.ts'
import { type Mended, mendStore } from './journal/mend-store.ts'
import { keepBeyondDamage, rejoinBranch } from './journal/rejoin.ts'
import { repairStores } from './journal/repair-stores.ts'
import type { BlackBox, TillParts } from './parts.ts'
import { openDatabase, type TillDb } from './store/database.ts'
import { clearMeta, type Identity, readMeta, writeMeta } from './store/meta.ts'
import { ownHead } from './store/own-entries.ts'
import type { Finding } from './till.ts'

type Stores = { db: TillDb; box: BlackBox }

/** Both stores open, compared and made one again. */
export type OpenStores = {
  db: TillDb
  head: Head
  ack: Ack | null
  identity: Identity | null
  findings: Finding[]
}

export type OpenOptions = {
  /** The entry of this program run whose outcome is unknown. */
  pending: Prepared | null
  /** Check the store from here on, not only what the server lacks. */
  checkFromSeq: number | null
}

/** Opens both stores and repairs what can be repaired (design §4). Rejects when either cannot be read or written. */
export async function openStores(
  parts: Pick<TillParts, 'database' | 'blackBox'>,
  options: OpenOptions = { pending: null, checkFromSeq: null },
): Promise<Result<OpenStores, 'store-is-newer'>> {
  const opened = await openDatabase(parts.database)
  if (!opened.ok) return opened
  try {
    return ok(await makeOne({ db: opened.value, box: parts.blackBox }, options))
  } catch (error) {
    opened.value.close()
    throw error
  }
}

async function makeOne(stores: Stores, { pending, checkFromSeq }: OpenOptions): Promise<OpenStores> {
  const { db, box } = stores
  if (pending?.entry.kind === 'sale.completed') await writeMeta(db, 'unsettledSeq', pending.written.seq)
  const boxState = await box.open()
  const checkedFrom = checkFromSeq ?? ((await readMeta(db, 'ack'))?.through ?? 0) + 1
  const mended = await mendStore(stores, checkedFrom)
  if (boxState.damagedFromSeq !== null) await keepBeyondDamage(stores, boxState.damagedFromSeq)
  const found = await compareSurely({ ...stores, mended }, boxState, checkedFrom)
  const repair = decideRepair(found)
  const { ack, isForeign } = repair
  const losers = { boxHead: boxState.head, disownedHash: pending?.written.hash ?? null }
  await repairStores({ ...stores, ...losers, ackThrough: ack?.through ?? 0 }, repair.steps)
  const identity = await agreeIdentity(stores, boxState.identity)
  if (isForeign) await forgetPoint(db)
  if (ack?.hash !== found.store.ack?.hash) await writeAck(db, ack)
  const canHole = boxState.damagedFromSeq !== null
  const repaired = await ownHead(db)
  const rejoined = identity && (await rejoinBranch(stores, repaired, { tillId: identity.tillId, canHole }))
  const findings = [
    ...mendFindings([...mended.holes, ...(rejoined?.holes ?? [])], mended.fromBox),
    ...repair.steps.flatMap((step) => findingOf(step, found)),
  ]
  return { db, head: rejoined?.head ?? repaired, ack, identity, findings }
}

/**
 * Stores that part in the middle, and a box that lacks what the server has acknowledged, are rare and dear: before
 * anything is set aside or copied, the store is checked from there on too.
 */
async function compareSurely(
  stores: Stores & { mended: Mended },
  boxState: BoxState,
  checkedFrom: number,
): Promise<Comparison> {
  const found = await compareStores(stores.db, stores.box, boxState)
  const { commonSeq, store, box } = found
  const doPart = commonSeq < Math.min(store.head.seq, box.head.seq)
  const isUnchecked = store.head.seq > commonSeq && commonSeq + 1 < checkedFrom
  if (!doPart && !isUnchecked) return found
  const more = await mendStore(stores, doPart ? 1 : commonSeq + 1)
  stores.mended.holes.push(...more.holes)
  stores.mended.fromBox.push(...more.fromBox)
  return compareStores(stores.db, stores.box, boxState)
}

/** What the store knew of another till's point is not this one's. */
async function forgetPoint(db: TillDb): Promise<void> {
  await db.transaction('rw', [db.feed, db.sibling, db.siblingHead, db.meta], async () => {
    await Promise.all([db.feed.clear(), db.sibling.clear(), db.siblingHead.clear()])
    await db.meta.bulkDelete(['feedCursor', 'views', 'enrolCode'])
  })
}

async function writeAck(db: TillDb, ack: Ack | null): Promise<void> {
  await (ack === null ? clearMeta(db, 'ack') : writeMeta(db, 'ack', ack))
}

function mendFindings(holes: readonly number[], fromBox: readonly number[]): Finding[] {
  const mended: Finding[] =
    fromBox.length > 0
      ? [{ code: 'tail-copied-to-store', detail: { count: fromBox.length, fromSeq: fromBox[0] ?? 0 } }]
      : []
  return [...mended, ...holes.map((seq): Finding => ({ code: 'hole', detail: { seq } }))]
}

async function agreeIdentity({ db, box }: Stores, inBox: BoxIdentity | null): Promise<Identity | null> {
  const inStore = await readMeta(db, 'identity')
  if (inBox === null) {
    if (inStore !== null) await box.noteIdentity(inStore)
    return inStore
  }
  const identity = {
    ...inBox,
    tillId: tillIdSchema.parse(inBox.tillId),
    pointId: pointIdSchema.parse(inBox.pointId),
  }
  if (inStore?.tillId !== identity.tillId) await writeMeta(db, 'identity', identity)
  return inStore?.tillId === identity.tillId ? inStore : identity
}

function findingOf(step: RepairStep, found: Comparison): Finding[] {
  switch (step.step) {
    case 'copy-to-store': {
      const code = step.fromSeq === 1 ? 'store-rebuilt' : 'tail-copied-to-store'
      return [{ code, detail: { count: step.toSeq - step.fromSeq + 1, fromSeq: step.fromSeq } }]
    }
    case 'copy-to-box': {
      const code = step.fromSeq === 1 ? 'box-rebuilt' : 'tail-copied-to-box'
      return [{ code, detail: { count: step.toSeq - step.fromSeq + 1, fromSeq: step.fromSeq } }]
    }
    case 'set-aside-store':
      return [
        {
          code: 'branch-set-aside',
          detail: { count: found.store.head.seq - step.fromSeq + 1, fromSeq: step.fromSeq },
        },
      ]
    case 'set-aside-box':
      return step.isBranch
        ? [
            {
              code: 'branch-set-aside',
              detail: { count: found.box.head.seq - step.fromSeq + 1, fromSeq: step.fromSeq },
            },
          ]
        : []
  }
}
