import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { EnrolAnswer, EnrolRequest } from '#shared/protocol/enrol.ts'
import type { WireReason } from '#shared/protocol/errors.ts'
import type { PullAnswer, PullRequest } from '#shared/protocol/pull.ts'
import type { PushAnswer, PushRequest } from '#shared/protocol/push.ts'
import type { Result } from '#shared/result.ts'
import type { Clock } from '#shared/time.ts'
import type { Ack, BoxIdentity, BoxState, Machine } from '../machine/contract.ts'

/** Calls back once after a while; the answer takes the call back. */
export type Timers = { after(delayMs: number, callback: () => void): () => void }

/**
 * The black box as the core knows it. Calls take effect in the order they were made: `open` and `read` see every
 * append asked for before them, or the append never happens.
 */
export type BlackBox = {
  open(): Promise<BoxState>
  read(fromSeq: number, limit: number): Promise<ChainedEntry[]>
  append(entries: readonly ChainedEntry[]): Promise<void>
  noteAck(ack: Ack): Promise<void>
  noteIdentity(identity: BoxIdentity): Promise<void>
  setAside(fromSeq: number): Promise<void>
}

/**
 * Why a call to the office brought nothing. `nowMs`: the server's clock when it said so, null when nobody answered.
 * `seq`: the entry whose hash a key replacement must show (P15).
 */
export type WireFailure = { reason: WireReason | 'offline'; nowMs: number | null; seq?: number | undefined }

/** The wire, whatever carries it. Rejecting counts as offline; answers are checked by the core. */
export type Transport = {
  enrol(request: EnrolRequest): Promise<Result<EnrolAnswer, WireFailure>>
  push(request: PushRequest, token: string): Promise<Result<PushAnswer, WireFailure>>
  pull(request: PullRequest, token: string): Promise<Result<PullAnswer, WireFailure>>
}

/** Everything a till is made of that is not a value: made in the page's compose file and by the simulation. */
export type TillParts = {
  clock: Clock
  timers: Timers
  randomBytes(count: number): Uint8Array
  subtle: SubtleCrypto
  database: { name: string; indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }
  blackBox: BlackBox
  /** Free bytes on the disk of the black box. */
  freeBytes(): Promise<number>
  transport: Transport
}

/** The black box behind the machine contract. */
export function blackBoxOf(machine: Machine): BlackBox {
  return {
    open: () => machine.call('blackBox.open'),
    read: (fromSeq, limit) => machine.call('blackBox.read', fromSeq, limit),
    append: async (entries) => void (await machine.call('blackBox.append', [...entries])),
    noteAck: async (ack) => void (await machine.call('blackBox.noteAck', ack)),
    noteIdentity: async (identity) => void (await machine.call('blackBox.noteIdentity', identity)),
    setAside: async (fromSeq) => void (await machine.call('blackBox.setAside', fromSeq)),
  }
}
