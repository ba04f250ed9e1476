import type { Producer } from '#shared/catalogue/producer.ts'
import type { Product } from '#shared/catalogue/product.ts'
import type { PointId, SaleId, ShiftId, TillId } from '#shared/ids.ts'
import type { Head, WrittenEntry } from '#shared/journal/entry.ts'
import type { BodyOf, Kind } from '#shared/journal/kinds/registry.ts'
import type { Payment, SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleRef } from '#shared/journal/kinds/sale-returned.ts'
import type { Vnd } from '#shared/money.ts'
import type { WireReason } from '#shared/protocol/errors.ts'
import type { PointRow, StaffRow, TillRow } from '#shared/protocol/feed.ts'
import type { PushStop } from '#shared/protocol/push.ts'
import type { Result } from '#shared/result.ts'
import type { ShiftReport } from '#shared/journal/kinds/shift-report.ts'
import type { ShiftFigures } from '#shared/selling/expected-cash.ts'
import type { SoldBefore } from '#shared/selling/return.ts'
import type { LineShare } from '#shared/selling/return-shares.ts'
import type { BusinessDay } from '#shared/time.ts'

/** What the page knows of the till: made new at every change, never edited. */
export type TillState = {
  phase: 'starting' | 'not-enrolled' | 'ready' | 'failed'
  identity: { tillId: TillId; pointId: PointId; number: number; name: string } | null
  point: PointRow | null
  staff: readonly StaffRow[]
  /** All tills of the point, this one among them. */
  tills: readonly TillRow[]
  /** Goes up whenever products, producers or prices changed. */
  catalogueVersion: number
  openShift: { shiftId: ShiftId; cashier: { id: string; name: string }; float: Vnd; openedSeq: number } | null
  sync: SyncStatus
  /** What start-up found and did, and what needs somebody: sentences are made of these in the page. */
  findings: readonly Finding[]
  /** A sale whose outcome was unknown and is now found kept: print it, or say it did not happen. */
  unsettled: { saleId: SaleId; seq: number; sale: SaleCompleted } | null
}

export type SyncStatus = {
  isOnline: boolean
  unsentCount: number
  /** Wall time of the oldest unsent entry, null when all is sent. */
  unsentSinceMs: number | null
  lastContactMs: number | null
  stop: PushStop | null
  /** The last refusal with a reason the user must act on. */
  problem: WireReason | null
}

/** One thing start-up or sync found. Codes are a closed list; the page has a sentence for each. */
export type Finding = { code: FindingCode; detail: Readonly<Record<string, string | number>> }
export type FindingCode =
  | 'tail-copied-to-store'
  | 'tail-copied-to-box'
  | 'store-rebuilt'
  | 'box-rebuilt'
  | 'key-lost'
  | 'branch-set-aside'
  | 'behind-server'
  | 'hole'
  | 'hole-filled'
  | 'entry-mended'
  | 'box-damaged'
  | 'last-sale-kept'
  | 'side-lost'
  | 'store-is-newer'
  | 'forked'
  | 'revoked'
  | 'catalogue-row-skipped'

/** The end of a commit. `unknown` is never `failed`: the receipt stays shut until it is settled. */
export type CommitOutcome =
  | { outcome: 'done'; entry: WrittenEntry }
  | { outcome: 'not-stored' }
  | { outcome: 'unknown' }
  | { outcome: 'refused'; reason: NotReady }

export type NotReady =
  | 'not-enrolled'
  | 'disk-full'
  | 'store-closed'
  | 'box-closed'
  | 'unsettled'
  | 'busy'
  | 'invalid'

/**
 * The open cart as the page last saved it; the core only keeps it and clears it with the sale of the same id.
 * `paymentJson`: the payment under way, for instance tenders taken so far or a VietQR shown. `side`: the buyer's data as
 * it will stand beside the sale; a sale that only the box kept gets it from here.
 */
export type SavedCart = { saleId: SaleId; json: string; paymentJson?: string | null; side?: string | null }
export type HeldCart = SavedCart & { name: string; heldAtMs: number }

/** Why a PIN did not open. `locked`: for how long it stays shut, in milliseconds of a running till. */
export type PinTrouble = { code: 'wrong' } | { code: 'locked'; waitMs: number } | { code: 'none-set' }

/** What a slip says: the QR code of its entry with the beginning of the hash, or a printed number; `till` null: this one. */
export type SlipQuery =
  | { is: 'entry'; tillId: TillId; seq: number; hash: string }
  | { is: 'sale'; till: number | null; sale: number }
  | { is: 'return'; till: number | null; return: number }

/** A sale of any till of the point. `returns` and `left` (thousandths and đồng, by line) as far as this till knows. */
export type FoundSale = SoldBefore & { atMs: number; isVoided: boolean; left: readonly LineShare[] }

/** Words in any spelling, of number, goods, producer, cashier, total or reference; `day` null: any. */
export type SaleSearch = { text: string; day: BusinessDay | null; limit: number }

/** The open shift as the journal tells it, and where the journal stands. `last`: the report of the till's Z before. */
export type ShiftNow = {
  openedAtMs: number
  figures: ShiftFigures
  last: ShiftReport | null
  head: Head & { tillId: TillId }
}

/** Price of a product at this point now: the point's own (P16) or the office's suggestion. */
export type EffectivePrice = { unitPrice: Vnd; version: number }

export type Catalogue = {
  products: readonly Product[]
  producers: ReadonlyMap<string, Producer>
  priceOf(product: Product): EffectivePrice
}

/** A till, whole: made by `createTill` from its parts, drawn by the page, driven by the simulation. */
export type Till = {
  getState(): TillState
  subscribe(listener: () => void): () => void
  /** Opens both stores, repairs what can be repaired (design §4), reads views, starts nothing else. */
  start(): Promise<void>
  /** Starts the push-pull loop. */
  startSync(): void
  /** One round of the loop, for whoever drives the till itself. */
  syncOnce(): Promise<void>
  /** Starts the slow comparison of both stores, a page now and then. */
  startScrub(): void
  /** One whole comparison of both stores, entry by entry. */
  scrubOnce(): Promise<void>
  stop(): Promise<void>
  enrol(input: { code: string; name: string }): Promise<Result<null, WireReason | 'offline'>>
  catalogue(): Catalogue
  /** Disk space and both stores, before a payment begins. */
  checkReady(): Promise<Result<null, NotReady>>
  /** The number the next sale will print. */
  nextSaleNumber(): number
  /** The number the next return will print. */
  nextReturnNumber(): number
  /**
   * Appends one entry to both stores. For a sale, clears the saved cart of the same saleId in the same transaction.
   * `side`: the buyer's data whose hash the sale names, kept in the store and sent beside the entry; `invalid` where it
   * does not fit.
   */
  commit<TKind extends Kind>(kind: TKind, body: BodyOf<TKind>, side?: string): Promise<CommitOutcome>
  /** After `unknown` was found kept: `keep` prints it, `void` writes sale.voided. */
  settle(choice: 'keep' | 'void', by: { id: string; name: string }): Promise<CommitOutcome>
  saveCart(cart: SavedCart | null): Promise<void>
  loadCart(): Promise<SavedCart | null>
  /** Puts the open cart aside under a name, durably; `too-many-held` by the point's setting. */
  holdCart(name: string): Promise<Result<null, 'no-cart' | 'too-many-held'>>
  /** What is held, the longest waiting first. */
  heldCarts(): Promise<readonly HeldCart[]>
  /** Makes a held cart the open one. */
  resumeCart(saleId: SaleId): Promise<Result<SavedCart, 'not-held' | 'cart-open'>>
  dropHeld(saleId: SaleId): Promise<void>
  /**
   * Whether it is the person's PIN. Wrong ones shut it, ever longer, over restarts and whatever the clock says. Takes a
   * tenth of a second or so, in steps shorter than a frame. Rejects when the store fails.
   */
  checkPin(personId: string, pin: string): Promise<Result<null, PinTrouble>>
  /** The open shift's figures at this moment (X), and what its Z goes on from; null when none is open. */
  readShift(): Promise<ShiftNow | null>
  /** The sale of a slip, sold at whichever till of the point; a return's slip leads to its sale. */
  findSale(slip: SlipQuery): Promise<FoundSale | null>
  /** Recent sales of the point, newest first. */
  searchSales(search: SaleSearch): Promise<readonly FoundSale[]>
  /** How a sale of this till is paid now, by its last correction; null for any other. */
  paymentsOf(ref: SaleRef): Promise<readonly Payment[] | null>
  /** The newest sales of this till, newest first. */
  recentSales(
    limit: number,
  ): Promise<readonly { seq: number; hash: string; sale: SaleCompleted; isVoided: boolean }[]>
}
