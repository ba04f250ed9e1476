import { createServer } from 'node:net'
import { err, ok, type Result } from '#shared/result.ts'

export type Ports = { office: number; till: number }

const FIRST_PORT = 4100
const LAST_PORT = 4198

/**
 * The office's port and the till host's, next to each other. A pair that was asked for is taken or refused,
 * with the number that is taken. Without one, the pair used before with these data comes first, because the
 * browser's storage belongs to the address; then the next free pair from 4100.
 */
export async function choosePorts(
  asked: number | null,
  before: Ports | null,
): Promise<Result<Ports, number>> {
  if (asked !== null) {
    const taken = await firstTaken(pairFrom(asked))
    return taken === null ? ok(pairFrom(asked)) : err(taken)
  }
  const pairs: Ports[] = before ? [before] : []
  for (let port = FIRST_PORT; port <= LAST_PORT; port += 2) pairs.push(pairFrom(port))
  for (const pair of pairs) {
    if ((await firstTaken(pair)) === null) return ok(pair)
  }
  return err(FIRST_PORT)
}

function pairFrom(office: number): Ports {
  return { office, till: office + 1 }
}

async function firstTaken({ office, till }: Ports): Promise<number | null> {
  if (!(await isFree(office))) return office
  return (await isFree(till)) ? null : till
}

/** Whether nobody listens on this port of loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
