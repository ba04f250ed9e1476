import { hash as digest } from 'node:crypto'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { MachineError } from '../contract.ts'

/** The head after `entry`, or a refusal: a line must follow the one before it and hold what its hash says. */
export function following(head: Head, entry: ChainedEntry): Head {
  const { seq, prevHash, hash, text } = entry
  if (seq !== head.seq + 1 || prevHash !== head.hash)
    throw new MachineError('not-following', `entry ${seq} does not follow entry ${head.seq}`)
  if (text !== null && hashOf(prevHash, text) !== hash)
    throw new MachineError('bad-arguments', `entry ${seq}: its hash is not that of its text`)
  return { seq, hash }
}

/** The chain of `hashEntry`, by the platform's own SHA-256: it runs in the way of every receipt. */
function hashOf(prevHash: string, text: string): string {
  return digest('sha256', Buffer.concat([Buffer.from(prevHash, 'hex'), Buffer.from(text)]), 'hex')
}
