import { createHash } from 'node:crypto'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { hashEntry, type Sha256 } from '#shared/journal/hash.ts'
import { MachineError } from '../contract.ts'

/** The head after `entry`, or a refusal: a line must follow the one before it and hold what its hash says. */
export function following(head: Head, entry: ChainedEntry): Head {
  const { seq, prevHash, hash, text } = entry
  if (seq !== head.seq + 1 || prevHash !== head.hash)
    throw new MachineError('not-following', `entry ${seq} does not follow entry ${head.seq}`)
  if (text !== null && hashEntry(prevHash, text, nodeSha256) !== hash)
    throw new MachineError('bad-arguments', `entry ${seq}: its hash is not that of its text`)
  return { seq, hash }
}

const nodeSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()
