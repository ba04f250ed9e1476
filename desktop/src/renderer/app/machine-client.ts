import {
  type EventValue,
  type Machine,
  MACHINE_CALLS,
  MACHINE_EVENTS,
  type MachineAnswer,
  type MachineCall,
  MachineError,
  type MachineEvent,
  type MachineNews,
  machineNewsSchema,
  type MachineReply,
  machineReplySchema,
} from '../../machine/contract.ts'
import { openMachineSocket } from './machine-socket.ts'

/** What Electron's preload puts on the window. */
type Bridge = {
  call(name: string, args: unknown[]): Promise<unknown>
  onNews(listener: (news: unknown) => void): void
}
declare global {
  interface Window {
    ocopMachine?: Bridge
  }
}

/** What a shell must carry: calls with their replies, and news. */
export type MachineWire = {
  send(call: string, args: unknown[]): Promise<MachineReply>
  onNews(listener: (news: MachineNews) => void): void
}

/** The machine of whichever shell this page runs in. Rejects with AlreadyOpen or MachineError. */
export async function connectMachine(page: Window): Promise<Machine> {
  const bridge = page.ocopMachine
  if (!bridge) return machineOver(await openMachineSocket(page.location))
  return machineOver({
    send: async (call, args) => machineReplySchema.parse(await bridge.call(call, args)),
    onNews: (listener) => bridge.onNews((news) => listener(machineNewsSchema.parse(news))),
  })
}

function machineOver({ send, onNews }: MachineWire): Machine {
  const listeners = new Map<string, Set<(value: never) => void>>()
  onNews(({ event, value }) => {
    if (!Object.hasOwn(MACHINE_EVENTS, event)) return // of a newer host
    const told = MACHINE_EVENTS[event as MachineEvent].safeParse(value)
    if (told.success) for (const listener of listeners.get(event) ?? []) listener(told.data as never) // by the schema of this very event
  })
  return {
    async call<TCall extends MachineCall>(name: TCall, ...args: unknown[]): Promise<MachineAnswer<TCall>> {
      const reply = await send(name, args)
      if (!reply.ok) throw new MachineError(reply.code, reply.message)
      const answer = MACHINE_CALLS[name].answer.safeParse(reply.value)
      if (!answer.success) throw new MachineError('io', `${name} answered something else`)
      return answer.data as MachineAnswer<TCall> // by the schema of this very call
    },
    on<TEvent extends MachineEvent>(name: TEvent, listener: (value: EventValue<TEvent>) => void) {
      const heard = listeners.get(name) ?? new Set()
      listeners.set(name, heard.add(listener))
      return () => void heard.delete(listener)
    },
  }
}
