import type { CatalogueView } from './catalogue-view.ts'
import { isBehind } from './journal/note-start.ts'
import type { Session } from './session.ts'
import type { Contact } from './sync/sync.ts'
import type { Finding, SyncStatus, TillState } from './till.ts'

export type StateKeeper = {
  get(): TillState
  set(state: TillState): void
  patch(part: Partial<TillState>): void
  subscribe(listener: () => void): () => void
}

/** Holds the newest state and tells who listens. */
export function createStateKeeper(): StateKeeper {
  let state = STARTING
  const listeners = new Set<() => void>()
  const set = (next: TillState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    set,
    patch: (part) => set({ ...state, ...part }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The state as session, contact and catalogue say it now. */
export function readTillState(from: {
  session: Session
  contact: Contact
  view: CatalogueView
  catalogueVersion: number
}): TillState {
  const { session, view } = from
  const { identity } = session
  return {
    phase: identity === null ? 'not-enrolled' : 'ready',
    identity,
    point: view.point(identity?.pointId),
    staff: view.staff(),
    tills: view.tills(),
    catalogueVersion: from.catalogueVersion,
    openShift: session.viewKeeper.views.openShift,
    sync: syncStatus(session, from.contact),
    findings: [...session.findings, ...standingFindings(from)],
    unsettled: session.unsettled,
  }
}

/** What holds until it is mended, found anew each time. */
function standingFindings({ session, contact, view }: Parameters<typeof readTillState>[0]): Finding[] {
  const { identity, key } = session
  const found: Finding[] = []
  const isRefused = contact.problem === 'bad-key' // another copy of this till had its key replaced
  if (identity !== null && (isRefused || key.enrolledFor !== identity.tillId))
    found.push({ code: 'key-lost', detail: {} })
  if (contact.stop === 'forked' || contact.stop === 'revoked') found.push({ code: contact.stop, detail: {} })
  if (isBehind(session))
    found.push({
      code: 'behind-server',
      detail: { through: session.ack?.through ?? 0, head: session.head.seq },
    })
  const count = view.skippedCount()
  if (count > 0) found.push({ code: 'catalogue-row-skipped', detail: { count } })
  return found
}

function syncStatus({ head, ack, unsentSinceMs }: Session, contact: Contact): SyncStatus {
  const { isOnline, lastContactMs, stop, problem } = contact
  const unsentCount = Math.max(0, head.seq - (ack?.through ?? 0))
  return {
    isOnline,
    unsentCount,
    unsentSinceMs: unsentCount > 0 ? unsentSinceMs : null,
    lastContactMs,
    stop,
    problem,
  }
}

const STARTING: TillState = {
  phase: 'starting',
  identity: null,
  point: null,
  staff: [],
  tills: [],
  catalogueVersion: 0,
  openShift: null,
  sync: {
    isOnline: false,
    unsentCount: 0,
    unsentSinceMs: null,
    lastContactMs: null,
    stop: null,
    problem: null,
  },
  findings: [],
  unsettled: null,
}
