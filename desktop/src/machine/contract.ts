import { z } from 'zod'
import { entryHashSchema } from '#shared/journal/hash.ts'
import { epochSchema, headSchema, wireEntrySchema } from '#shared/protocol/wire.ts'
import { DEVICE_CALLS, DEVICE_EVENTS } from './contract-devices.ts'
import { DISPLAY_CALLS } from './contract-display.ts'

/**
 * What the till page may ask of the machine it runs on: the whole list. Two hosts serve it with the same code,
 * Electron over IPC and the kiosk host over a loopback socket. Arguments and answers are checked at both ends.
 */

/** The last answer of the server that the till believed (P3), noted beside the journal. */
export const ackSchema = z.object({ epoch: epochSchema, through: z.int().min(0), hash: entryHashSchema })
export type Ack = z.infer<typeof ackSchema>

/** Who this box belongs to, written once at enrolment and again when the number changes. */
export const identitySchema = z.object({
  tillId: z.string(),
  pointId: z.string(),
  number: z.int(),
  name: z.string(),
})
export type BoxIdentity = z.infer<typeof identitySchema>

/**
 * What the box found when it was opened. `head`: the last entry of the sound prefix. `damagedFromSeq`: where a
 * line is unreadable or does not follow (a torn last line is no damage: it was never acknowledged).
 */
export const boxStateSchema = z.object({
  head: headSchema,
  ack: ackSchema.nullable(),
  identity: identitySchema.nullable(),
  damagedFromSeq: z.int().nullable(),
  /** A torn tail was cut off at opening. */
  wasTorn: z.boolean(),
})
export type BoxState = z.infer<typeof boxStateSchema>

export const machineConfigSchema = z.object({
  apiUrl: z.string(),
  version: z.string(),
  shell: z.enum(['electron', 'kiosk']),
  /** Enrolment code to offer in the form, from `npm start`. */
  suggestedCode: z.string().nullable(),
})
export type MachineConfig = z.infer<typeof machineConfigSchema>

const nothing = z.tuple([])
const done = z.null()

/** Every call: its arguments and its answer. */
export const MACHINE_CALLS = {
  'config.read': { args: nothing, answer: machineConfigSchema },
  /** A request's body packed with brotli, which no browser can: base64. */
  'wire.pack': { args: z.tuple([z.string()]), answer: z.base64() },
  /** Bytes free on the disk that holds the black box (statfs). */
  'disk.freeBytes': { args: nothing, answer: z.number() },
  'blackBox.open': { args: nothing, answer: boxStateSchema },
  /** Entries from seq on, in order, at most `limit`. */
  'blackBox.read': {
    args: z.tuple([z.int().min(1), z.int().min(1).max(1000)]),
    answer: z.array(wireEntrySchema),
  },
  /** Appends and fdatasyncs; refuses what does not follow the last line (`not-following`). */
  'blackBox.append': { args: z.tuple([z.array(wireEntrySchema).min(1).max(1000)]), answer: done },
  'blackBox.noteAck': { args: z.tuple([ackSchema]), answer: done },
  'blackBox.noteIdentity': { args: z.tuple([identitySchema]), answer: done },
  /** Moves everything from seq on into a side file that is kept, so that another branch can follow. */
  'blackBox.setAside': { args: z.tuple([z.int().min(1)]), answer: z.object({ count: z.int() }) },
  ...DEVICE_CALLS,
  ...DISPLAY_CALLS,
} as const

export type MachineCall = keyof typeof MACHINE_CALLS
export type MachineArgs<TCall extends MachineCall> = z.input<(typeof MACHINE_CALLS)[TCall]['args']>
export type MachineAnswer<TCall extends MachineCall> = z.output<(typeof MACHINE_CALLS)[TCall]['answer']>

/** Every event: what it tells. */
export const MACHINE_EVENTS = DEVICE_EVENTS
export type MachineEvent = keyof typeof MACHINE_EVENTS
export type EventValue<TEvent extends MachineEvent> = z.output<(typeof MACHINE_EVENTS)[TEvent]>

/** How the page calls the machine and hears of it, whichever shell carries it. Calls reject with MachineError. */
export type Machine = {
  call<TCall extends MachineCall>(name: TCall, ...args: MachineArgs<TCall>): Promise<MachineAnswer<TCall>>
  /** Hears every event of this name, in order, until the answer is called. */
  on<TEvent extends MachineEvent>(name: TEvent, listener: (value: EventValue<TEvent>) => void): () => void
}

export const machineErrorCodeSchema = z.enum([
  'not-following',
  'disk-full',
  'io',
  'bad-arguments',
  'disconnected',
  'timeout',
])
export type MachineErrorCode = z.infer<typeof machineErrorCodeSchema>

/** The one error that crosses the contract. */
export class MachineError extends Error {
  readonly code: MachineErrorCode
  constructor(code: MachineErrorCode, message: string) {
    super(message)
    this.name = 'MachineError'
    this.code = code
  }
}

/** How a call ends when it crosses a process or a socket, where an Error cannot. */
export const machineReplySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: machineErrorCodeSchema, message: z.string() }),
])
export type MachineReply = z.infer<typeof machineReplySchema>

/** An event when it crosses a process or a socket. */
export const machineNewsSchema = z.object({ event: z.string(), value: z.unknown() })
export type MachineNews = z.infer<typeof machineNewsSchema>

/**
 * The kiosk host's socket: it says `ready` once, or closes with ALREADY_OPEN; then a reply for each call, by id, and
 * events as they come.
 */
export const socketCallSchema = z.object({ id: z.int(), call: z.string(), args: z.array(z.unknown()) })
export const socketReplySchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), reply: machineReplySchema }),
  machineNewsSchema,
])
export const SOCKET_PATH = '/machine'
/** Close code: another window has the till. */
export const ALREADY_OPEN = 4409
