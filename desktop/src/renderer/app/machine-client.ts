import {
  type Machine,
  MACHINE_CALLS,
  type MachineAnswer,
  type MachineCall,
  MachineError,
  type MachineReply,
  machineReplySchema,
} from '../../machine/contract.ts'
import { openMachineSocket } from './machine-socket.ts'

/** What Electron's preload puts on the window. */
type Bridge = { call(name: string, args: unknown[]): Promise<unknown> }
declare global {
  interface Window {
    ocopMachine?: Bridge
  }
}

/** The machine of whichever shell this page runs in. Rejects with AlreadyOpen or MachineError. */
export async function connectMachine(page: Window): Promise<Machine> {
  const bridge = page.ocopMachine
  if (bridge)
    return machineOver(async (call, args) => machineReplySchema.parse(await bridge.call(call, args)))
  return machineOver(await openMachineSocket(page.location))
}

function machineOver(send: (call: string, args: unknown[]) => Promise<MachineReply>): Machine {
  return {
    async call<TCall extends MachineCall>(name: TCall, ...args: unknown[]): Promise<MachineAnswer<TCall>> {
      const reply = await send(name, args)
      if (!reply.ok) throw new MachineError(reply.code, reply.message)
      const answer = MACHINE_CALLS[name].answer.safeParse(reply.value)
      if (!answer.success) throw new MachineError('io', `${name} answered something else`)
      return answer.data as MachineAnswer<TCall> // by the schema of this very call
    },
  }
}
