import type { PushedEntry } from '#shared/protocol/push.ts'
import type { Tx } from '../db/pool.ts'
import { noteTill } from '../db/till-notices.ts'
import { byteaArray } from './bytea-array.ts'
import { sha256 } from './sha256.ts'

/** Bytes kept of one till; one push more may still fit. What no longer does stays at the till (P13). */
const MAX_BYTES = { revoked: 4 * 1024 * 1024, forked: 64 * 1024 * 1024, 'bad-hash': 64 * 1024 * 1024 }

export type Quarantined = {
  tillId: string
  reason: keyof typeof MAX_BYTES
  entries: readonly PushedEntry[]
  /** Bytes of this till that are there already. */
  quarantinedBytes: number
  nowMs: number
}

/**
 * Keeps what may not enter the journal, verbatim and each once: uncounted, named in completeness, for the office to
 * look at. Buyers' data is never kept here.
 */
export async function quarantine(tx: Tx, what: Quarantined): Promise<void> {
  const { tillId, reason, entries, quarantinedBytes, nowMs } = what
  if (entries.length === 0) return
  if (quarantinedBytes >= MAX_BYTES[reason])
    return noteTill(tx, { tillId, kind: 'quarantine-full', seq: 0, nowMs })
  const texts = entries.map(({ seq, prevHash, hash, text }) =>
    // JSON escapes what UTF-8 cannot hold, so a text that no hash fits is still kept as it came
    Buffer.from(JSON.stringify({ seq, prevHash, hash, text })),
  )
  await tx.query(
    `with kept as (
       insert into quarantine (digest, till_id, seq, reason, entry, received_at)
       select digest, $1, seq, $2, entry, $3 from unnest($4::bytea[], $5::int[], $6::bytea[]) as row(digest, seq, entry)
       on conflict (digest) do nothing returning octet_length(entry) as bytes
     )
     update till_head set quarantined_bytes = quarantined_bytes + (select coalesce(sum(bytes), 0) from kept)
     where till_id = $1`,
    [
      tillId,
      reason,
      new Date(nowMs),
      byteaArray(texts.map((text) => sha256(Buffer.concat([Buffer.from(tillId), text])))),
      entries.map((entry) => entry.seq),
      byteaArray(texts),
    ],
  )
}
