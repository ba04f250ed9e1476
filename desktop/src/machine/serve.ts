import type { z } from 'zod'
import { MACHINE_CALLS, MachineError, type MachineErrorCode, type MachineReply } from './contract.ts'

/** A list of calls as the contract has them: each with its arguments and its answer. */
type Calls = Readonly<Record<string, { args: z.ZodType<unknown[]>; answer: z.ZodType }>>

/** What a host must be able to do: one handler for each call. */
export type CallHandlers<TCalls extends Calls> = {
  [TCall in keyof TCalls]: (
    ...args: z.output<TCalls[TCall]['args']>
  ) => z.output<TCalls[TCall]['answer']> | Promise<z.output<TCalls[TCall]['answer']>>
}
export type MachineHandlers = CallHandlers<typeof MACHINE_CALLS>

/** The door to the machine, for both shells. */
export function serveMachine(handlers: MachineHandlers): Serve {
  return serveCalls(MACHINE_CALLS, handlers)
}

export type Serve = (call: unknown, args: unknown) => Promise<MachineReply>

/**
 * A door to these calls: checks the call's name, its arguments and its answer, and never throws. Calls start in the
 * order they come in.
 */
export function serveCalls<TCalls extends Calls>(calls: TCalls, handlers: CallHandlers<TCalls>): Serve {
  return async (name, args) => {
    if (typeof name !== 'string' || !Object.hasOwn(calls, name))
      return refusal('bad-arguments', 'no such call')
    const call = calls[name] as TCalls[string] // it is there: see above
    const asked = call.args.safeParse(args)
    if (!asked.success) return refusal('bad-arguments', `${name}: ${asked.error.message}`)
    try {
      const handler = handlers[name] as (...args: unknown[]) => unknown // the schema just said that they fit
      const answer = call.answer.safeParse(await handler(...asked.data))
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
