import { createCatalogueView, loadCatalogueView, type CatalogueView } from './catalogue-view.ts'
import { err, must, ok } from '#shared/result.ts'
import { checkReady } from './check-ready.ts'
import { clearCart, loadCart, saveCart } from './cart-keeper.ts'
import { type Committer, createCommitter } from './journal/commit.ts'
import { openSession } from './open-session.ts'
import type { TillParts } from './parts.ts'
import { recentSales } from './recent-sales.ts'
import type { Session } from './session.ts'
import { settleSale } from './journal/settle.ts'
import { createStateKeeper, readTillState } from './till-state.ts'
import { createLoop, type Loop } from './sync/loop.ts'
import { createSync, type Sync } from './sync/sync.ts'
import { enrolTill } from './till-enrol.ts'
import type { Finding, Till } from './till.ts'

type Running = { session: Session; committer: Committer; sync: Sync; loop: Loop; view: CatalogueView }

/** Composes a till from its parts: the one the page draws and the simulation drives. */
export function createTill(parts: TillParts): Till {
  const keeper = createStateKeeper()
  let running: Running | null = null
  let findings: Finding[] = []
  let catalogueVersion = 0

  const refresh = (isCatalogue = false) => {
    if (running === null) return
    if (isCatalogue) catalogueVersion += 1
    keeper.set(readTillState({ ...running, contact: running.sync.contact(), findings, catalogueVersion }))
  }

  async function start(): Promise<void> {
    if (running !== null) return
    keeper.patch({ phase: 'starting' })
    const opened = await openSession(parts).catch(() => null)
    if (opened === null || !opened.ok) {
      findings = opened === null ? [] : [{ code: opened.error, detail: {} }]
      return keeper.patch({ phase: 'failed', findings })
    }
    const { session } = opened.value
    findings = opened.value.findings
    const view = await loadCatalogueView(session.db)
    const committer = createCommitter(session, (kind) => {
      refresh(kind === 'price.changed')
      running?.loop.wake()
    })
    const sync = createSync(session, view, refresh)
    const loop = createLoop(sync, parts.timers, () => randomOf(parts))
    running = { session, committer, sync, loop, view }
    await noteStart(running, findings)
    refresh(true)
  }

  const current = () => must(running, 'a started till')
  return {
    getState: keeper.get,
    subscribe: keeper.subscribe,
    start,
    startSync: () => running?.loop.start(),
    syncOnce: async () => running?.sync.once(),
    async stop() {
      const old = running
      running = null
      old?.loop.stop()
      await old?.session.inTurn(async () => old.session.db.close())
    },
    async enrol(input) {
      const { session, committer } = current()
      const enrolled = await session.inTurn(() => enrolTill(session, input))
      if (!enrolled.ok) return err(enrolled.error)
      await committer.commit('audit.noted', {
        what: 'enrolled',
        by: null,
        detail: { number: enrolled.value.number },
      })
      refresh(true)
      return ok(null)
    },
    catalogue: () =>
      (running?.view ?? createCatalogueView()).read(running?.session.viewKeeper.prices ?? new Map()),
    checkReady: async () => (running ? checkReady(running.session) : err('store-closed')),
    nextSaleNumber: () => current().session.lastSaleNumber + 1,
    commit: async (kind, body) => current().committer.commit(kind, body),
    settle: (choice, by) => settleSale(current(), choice, by).finally(() => refresh()),
    saveCart: (cart) => (cart ? saveCart(current().session.db, cart) : clearCart(current().session.db)),
    loadCart: async () => (running ? loadCart(running.session.db) : null),
    recentSales: async (limit) => (running ? recentSales(running.session.db, limit) : []),
  }
}

/** What an auditor compares from start to start, and what had to be repaired. */
async function noteStart({ session, committer }: Running, findings: readonly Finding[]): Promise<void> {
  if (session.identity === null || session.unsettled !== null) return
  const { totals } = session.viewKeeper.views
  await committer.commit('audit.noted', { what: 'program-started', by: null, detail: { ...totals } })
  if (findings.length === 0) return
  const detail = Object.fromEntries(
    findings.map(({ code, detail }) => [code, JSON.stringify(detail).slice(0, 400)]),
  )
  await committer.commit('audit.noted', { what: 'recovery', by: null, detail })
}

function randomOf(parts: TillParts): number {
  const [high = 0, low = 0] = parts.randomBytes(2)
  return (high * 256 + low) / 65_536
}
