import type { z } from 'zod'
import {
  MACHINE_CALLS,
  type MachineAnswer,
  type MachineCall,
  MachineError,
  type MachineErrorCode,
  type MachineReply,
} from './contract.ts'

/** What a host must be able to do: one handler for each call of the contract. */
export type MachineHandlers = {
  [TCall in MachineCall]: (
    ...args: z.output<(typeof MACHINE_CALLS)[TCall]['args']>
  ) => MachineAnswer<TCall> | Promise<MachineAnswer<TCall>>
}

/**
 * The one door to the machine, for both shells: checks the call's name, its arguments and its answer, and never
 * throws. Calls start in the order they come in.
 */
export function serveMachine(
  handlers: MachineHandlers,
): (call: unknown, args: unknown) => Promise<MachineReply> {
  return async (call, args) => {
    if (typeof call !== 'string' || !Object.hasOwn(MACHINE_CALLS, call))
      return refusal('bad-arguments', 'no such call')
    const name = call as MachineCall
    const asked = MACHINE_CALLS[name].args.safeParse(args)
    if (!asked.success) return refusal('bad-arguments', `${name}: ${asked.error.message}`)
    try {
      const handler = handlers[name] as (...args: unknown[]) => unknown // the schema just said that they fit
      const answer = MACHINE_CALLS[name].answer.safeParse(await handler(...asked.data))
      return answer.success
        ? { ok: true, value: answer.data }
        : refusal('io', `${name} answered something else`)
    } catch (error) {
      return error instanceof MachineError ? refusal(error.code, error.message) : refusal('io', String(error))
    }
  }
}

function refusal(code: MachineErrorCode, message: string): MachineReply {
  return { ok: false, code, message }
}
