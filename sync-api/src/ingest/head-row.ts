import { type EntryHash } from '#shared/journal/hash.ts'
import type { PushRequest } from '#shared/protocol/push.ts'
import { must } from '#shared/result.ts'
import type { Tx } from '../db/pool.ts'
import { BOOT_ISSUED_AT_MS, type Boots } from '../db/till-contact.ts'

export type SignedHead = PushRequest['head']

/** A till's head as it was locked. */
export type HeadRow = Boots & {
  through: number
  hash: EntryHash
  /** The highest head the till ever signed (P21). */
  signedSeq: number
  signedHash: EntryHash | null
  quarantinedBytes: number
  isRevoked: boolean
}

/** Locks the till's head until the end of the transaction: of pushes of one till, one runs at a time. */
export async function lockHead(tx: Tx, tillId: string): Promise<HeadRow> {
  const { rows } = await tx.query<HeadRow>({
    name: 'lock-head',
    text: `select through, encode(hash, 'hex') as hash, signed_seq as "signedSeq",
       encode(signed_hash, 'hex') as "signedHash", boot, ${BOOT_ISSUED_AT_MS}, past_boots as "pastBoots",
       quarantined_bytes as "quarantinedBytes", revoked_at is not null as "isRevoked"
     from till_head head join till on till.id = head.till_id where head.till_id = $1 for update of head`,
    values: [tillId],
  })
  return must(rows[0], 'the head of a till that has proved itself')
}
