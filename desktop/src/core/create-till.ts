import { createCatalogueView, loadCatalogueView, type CatalogueView } from './catalogue-view.ts'
import { err, must, ok } from '#shared/result.ts'
import { checkReady } from './check-ready.ts'
import { clearCart, dropHeld, heldCarts, holdCart, loadCart, resumeCart, saveCart } from './cart-keeper.ts'
import { DEFAULT_SETTINGS } from '#shared/protocol/point-settings.ts'
import { type Committer, createCommitter } from './journal/commit.ts'
import { openSession } from './open-session.ts'
import type { TillParts } from './parts.ts'
import { findSale, type Known } from './sales/find-sale.ts'
import { createShiftReader } from './sales/read-shift.ts'
import { paymentsOf } from './sales/payments-of.ts'
import { recentSales } from './sales/recent-sales.ts'
import { searchSales } from './sales/search-sales.ts'
import { type CheckPin, createPinCheck } from './staff/check-pin.ts'
import type { Session } from './session.ts'
import { settleSale } from './journal/settle.ts'
import { createStateKeeper, readTillState } from './till-state.ts'
import { createLoop, type Loop } from './sync/loop.ts'
import { createSync, type Sync } from './sync/sync.ts'
import { createScrub, type Scrub } from './journal/scrub.ts'
import { enrolAnew, enrolSame } from './till-enrol.ts'
import { withDeadline } from './deadline.ts'
import { isBehind, noteStart } from './journal/note-start.ts'
import type { Till } from './till.ts'

/** How long a start waits for the office when it must. */
const CATCH_UP_LIMIT_MS = 10_000

type Running = {
  session: Session
  committer: Committer
  sync: Sync
  loop: Loop
  scrub: Scrub
  view: CatalogueView
  checkPin: CheckPin
  readShift: Till['readShift']
}

/** Composes a till from its parts: the one the page draws and the simulation drives. */
export function createTill(parts: TillParts): Till {
  const keeper = createStateKeeper()
  let running: Running | null = null
  let catalogueVersion = 0

  const refresh = (isCatalogue = false) => {
    if (running === null) return
    if (isCatalogue) catalogueVersion += 1
    keeper.set(readTillState({ ...running, contact: running.sync.contact(), catalogueVersion }))
  }

  async function start(): Promise<void> {
    if (running !== null) return
    keeper.patch({ phase: 'starting', findings: [] })
    const opened = await openSession(parts).catch(() => null)
    if (opened === null) return keeper.patch({ phase: 'failed' })
    if (!opened.ok) return keeper.patch({ phase: 'failed', findings: [{ code: opened.error, detail: {} }] })
    running = await compose(opened.value)
    await catchUp(running)
    await noteStart(running)
    refresh(true)
  }

  async function compose(session: Session): Promise<Running> {
    const view = await loadCatalogueView(session.db)
    const committer = createCommitter(session, (kind) => {
      refresh(kind === 'price.changed')
      running?.loop.wake()
    })
    const sync = createSync({ session, view, committer, onChange: refresh })
    const loop = createLoop(sync, parts.timers, () => randomOf(parts))
    return {
      session,
      view,
      committer,
      sync,
      loop,
      scrub: createScrub(session, parts.timers, refresh),
      checkPin: createPinCheck(session, view.staff),
      readShift: createShiftReader(session),
    }
  }

  const current = () => must(running, 'a started till')
  const whereKnown = <T>(look: (known: Known) => Promise<T>): Promise<T> | null => {
    const known = running && knownOf(running)
    return known && look(known)
  }
  const heldLimit = () => (keeper.get().point?.settings ?? DEFAULT_SETTINGS).heldLimit
  return {
    getState: keeper.get,
    subscribe: keeper.subscribe,
    start,
    startSync: () => running?.loop.start(),
    startScrub: () => running?.scrub.start(),
    syncOnce: async () => running?.sync.once(),
    scrubOnce: async () => running?.scrub.once(),
    async stop() {
      const old = running
      running = null
      old?.loop.stop()
      old?.scrub.stop()
      await old?.session.inTurn(async () => old.session.db.close())
    },
    async enrol(input) {
      const { session, committer, sync } = current()
      const isForked = sync.contact().stop === 'forked'
      const enrolled = await (isForked ? enrolAnew(session, input) : enrolSame(session, input))
      if (!enrolled.ok) return err(enrolled.error)
      const { number } = enrolled.value
      session.isStartNoted = true // by this entry
      await committer.commit('audit.noted', { what: 'enrolled', by: null, detail: { number } })
      refresh(true)
      return ok(null)
    },
    catalogue: () =>
      (running?.view ?? createCatalogueView()).read(running?.session.viewKeeper.prices ?? new Map()),
    checkReady: async () => (running ? checkReady(running.session).finally(refresh) : err('store-closed')),
    nextSaleNumber: () => current().session.lastSaleNumber + 1,
    nextReturnNumber: () => current().session.lastReturnNumber + 1,
    commit: async (kind, body, side) => current().committer.commit(kind, body, { side }),
    settle: (choice, by) => settleSale(current(), choice, by).finally(() => refresh()),
    saveCart: (cart) => (cart ? saveCart(current().session, cart) : clearCart(current().session.db)),
    loadCart: async () => (running ? loadCart(running.session.db) : null),
    holdCart: async (name) => holdCart(current().session, { name, limit: heldLimit() }),
    heldCarts: async () => (running ? heldCarts(running.session.db) : []),
    resumeCart: async (saleId) => resumeCart(current().session.db, saleId),
    dropHeld: async (saleId) => dropHeld(current().session.db, saleId),
    checkPin: async (personId, pin) => current().checkPin(personId, pin),
    readShift: async () => running?.readShift() ?? null,
    findSale: async (slip) => whereKnown((known) => findSale(known, slip)) ?? null,
    searchSales: async (search) => whereKnown((known) => searchSales(known, search)) ?? [],
    paymentsOf: async (ref) => whereKnown((known) => paymentsOf(known, ref)) ?? null,
    recentSales: async (limit) => (running ? recentSales(running.session.db, limit) : []),
  }
}

/** The journals this till can look into; null before it is enrolled. */
function knownOf({ session, view }: Running): Known | null {
  const { db, identity } = session
  if (identity === null) return null
  const { tillId } = identity
  const tillIdsOf = (number: number) => {
    const ids = view
      .tills()
      .filter((till) => till.number === number)
      .map(({ id }) => id)
    return identity.number === number && !ids.includes(tillId) ? [tillId, ...ids] : ids
  }
  return { db, tillId, tillIdsOf }
}

/** A till that knows the server holds more of its journal fetches that before it writes anything (P3, P5). */
async function catchUp({ session, sync }: Running): Promise<void> {
  if (!isBehind(session)) return
  const limit = { timers: session.parts.timers, limitMs: CATCH_UP_LIMIT_MS, what: 'catching up' }
  await withDeadline(sync.once(), limit).catch(() => undefined) // offline: say so, sell on
}

function randomOf(parts: TillParts): number {
  const [high = 0, low = 0] = parts.randomBytes(2)
  return (high * 256 + low) / 65_536
}
