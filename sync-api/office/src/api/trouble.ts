import { TRPCClientError } from '@trpc/client'

/** Why a page could not be loaded: no answer at all, or the server answered with an error. */
export type LoadTrouble = 'unreachable' | 'refused'

export type Trouble = LoadTrouble | 'signed-out'

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof TRPCClientError)) return 'refused'
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null) return 'unreachable'
  return 'code' in data && data.code === 'UNAUTHORIZED' ? 'signed-out' : 'refused'
}
