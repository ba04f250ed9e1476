import type { Head } from '#shared/journal/entry.ts'
import type { Ack } from '../machine/contract.ts'
import type { Prepared } from './journal/append.ts'
import type { Run } from './journal/run.ts'
import type { ViewKeeper } from './journal/view-keeper.ts'
import type { TillParts } from './parts.ts'
import type { KeyRow, TillDb } from './store/database.ts'
import type { Identity } from './store/meta.ts'
import type { Finding, TillState } from './till.ts'

/** A till between opening and closing its stores: what the journal and the sync share. */
export type Session = {
  readonly parts: TillParts
  /** 128 random bits of this program start, base32. */
  readonly boot: string
  db: TillDb
  /** Where the journal ends in both stores (P2). */
  head: Head
  ack: Ack | null
  identity: Identity | null
  key: KeyRow
  readonly run: Run
  viewKeeper: ViewKeeper
  lastSaleNumber: number
  lastReturnNumber: number
  /** Server minus till, as last learnt in any run: for timing tokens only. */
  tokenOffsetMs: number
  /** Wall time of the oldest entry the server has not acknowledged. */
  unsentSinceMs: number | null
  /** A sale whose fate the cashier must settle. */
  unsettled: TillState['unsettled']
  /** Sales that the journal was seen not to hold, and that nobody has committed since. */
  readonly newSaleIds: Set<string>
  /** False after an unknown outcome until both stores were opened anew. */
  isOpen: boolean
  /** What opening the stores found and did, since the program started. */
  findings: Finding[]
  /** The journal tells of this start. */
  isStartNoted: boolean
  /** Findings the journal does not tell of yet. */
  unnoted: Finding[]
  /** Monotonic time from which on the server may be asked for lost texts again. */
  askHolesAtMs: number
  /** The entry whose outcome is unknown. */
  pending: Prepared | null
  /** Opening anew takes as long as it takes; nobody starts a second one beside it. */
  reopening: Promise<void> | null
  /** One writer of the journal at a time: commits, adopted and carried entries. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>
}
