import { DEVICE_CALLS } from '../contract-devices.ts'
import { MachineError, type MachineNews, type MachineReply, socketReplySchema } from '../contract.ts'
import type { CallHandlers } from '../serve.ts'

/** The devices' program as its host sees it: Node's child process in the kiosk, a utility process in Electron. */
export type DeviceProcess = {
  say(message: object): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}
type Waiting = { resolve(reply: MachineReply): void; reject(error: Error): void }

export type HeldDevices = {
  handlers: CallHandlers<typeof DEVICE_CALLS>
  /** Every event goes to every listener; the answer ends it. */
  listen(listener: (news: MachineNews) => void): () => void
  stop(): void
}

const FIRST_RESTART_MS = 250
const LAST_RESTART_MS = 30_000
/** So long a call waits for the program that is being started anew. */
const UP_MS = 3000

/**
 * Keeps the devices' program running: when it ends, what was asked of it is `disconnected` and it is started anew,
 * less and less often while it does not come up. The till sells on meanwhile.
 */
export function holdDevices(start: () => DeviceProcess): HeldDevices {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(news: MachineNews) => void>()
  let running: DeviceProcess | null = null
  let restart: NodeJS.Timeout | null = null
  let restartMs = FIRST_RESTART_MS
  let isStopped = false
  let lastId = 0
  const sleepers: (() => void)[] = []

  function run(): void {
    const child = start()
    running = child
    for (const wake of sleepers.splice(0)) wake()
    child.onMessage((message) => {
      const said = socketReplySchema.parse(message)
      if ('ready' in said) restartMs = FIRST_RESTART_MS
      else if ('event' in said) for (const listener of listeners) listener(said)
      else {
        waiting.get(said.id)?.resolve(said.reply)
        waiting.delete(said.id)
      }
    })
    child.onExit(() => {
      running = null
      for (const call of waiting.values())
        call.reject(new MachineError('disconnected', 'the devices stopped'))
      waiting.clear()
      if (isStopped) return
      restart = setTimeout(run, restartMs)
      restartMs = Math.min(restartMs * 2, LAST_RESTART_MS)
    })
  }

  function up(): Promise<void> {
    return new Promise((resolve) => {
      sleepers.push(resolve)
      setTimeout(resolve, UP_MS).unref()
    })
  }

  async function ask(call: string, args: unknown[]): Promise<unknown> {
    if (!running) await up()
    const child = running
    if (!child) throw new MachineError('disconnected', 'the devices are being started')
    const reply = await new Promise<MachineReply>((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject })
      child.say({ id: lastId, call, args })
    })
    if (!reply.ok) throw new MachineError(reply.code, reply.message)
    return reply.value
  }

  run()
  return {
    handlers: forwarding(ask),
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop() {
      isStopped = true
      if (restart) clearTimeout(restart)
      running?.kill()
    },
  }
}

/** One handler for each call of a device, which asks the devices' program. */
function forwarding(
  ask: (call: string, args: unknown[]) => Promise<unknown>,
): CallHandlers<typeof DEVICE_CALLS> {
  const handlers = Object.keys(DEVICE_CALLS).map((name) => [name, (...args: unknown[]) => ask(name, args)])
  return Object.fromEntries(handlers) as CallHandlers<typeof DEVICE_CALLS> // answers are checked at the door
}
