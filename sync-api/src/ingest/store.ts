import type { PushedEntry } from '#shared/protocol/push.ts'
import type { Tx } from '../db/pool.ts'
import type { Boots } from '../db/till-contact.ts'
import { byteaArray } from './bytea-array.ts'
import type { HeadRow } from './head-row.ts'
import type { Held } from './place.ts'
import type { SignedHead } from './signed-head.ts'

/** What the server holds around a batch. When the batch begins right after the head, the locked row says it all. */
export async function heldAround(
  tx: Tx,
  head: HeadRow,
  pushed: { tillId: string; entries: readonly PushedEntry[]; signedSeq: number },
): Promise<Held> {
  const rows: Map<number, { hash: HeadRow['hash']; isHole: boolean }> = new Map()
  const { through, hash } = head
  if (through > 0) rows.set(through, { hash, isHole: false })
  const fromSeq = (pushed.entries[0]?.seq ?? through + 1) - 1
  const toSeq = Math.min(pushed.entries.at(-1)?.seq ?? 0, through)
  if (fromSeq < through || pushed.signedSeq < through) {
    const { rows: stored } = await tx.query<{ seq: number; hash: HeadRow['hash']; isHole: boolean }>(
      `select seq, encode(hash, 'hex') as hash, text is null as "isHole" from entry
       where till_id = $1 and (seq between $2 and $3 or seq = $4)`,
      [pushed.tillId, fromSeq, toSeq, pushed.signedSeq],
    )
    for (const row of stored) rows.set(row.seq, row)
  }
  return { head: { seq: through, hash }, rows }
}

type Stored = {
  tillId: string
  added: readonly PushedEntry[]
  /** The newest head the till signs; kept when it is the highest so far. */
  signed: SignedHead
  protocol: number
  boots: Boots
  nowMs: number
}

/** Adds rows at the journal's end and moves the till's head with them, in one statement. */
export async function addEntries(
  tx: Tx,
  { tillId, added, signed, protocol, boots, nowMs }: Stored,
): Promise<void> {
  const last = added.at(-1)
  await tx.query({
    name: 'add-entries',
    text: `with added as (
        insert into entry (till_id, seq, hash, text, received_at)
        select $1, $2 + place - 1, hash, text, $3
        from unnest($4::bytea[], $5::bytea[]) with ordinality as row(hash, text, place)
      )
      update till_head set through = coalesce($6, through), hash = coalesce($7, hash),
        signed_hash = case when $8 > signed_seq then $9 else signed_hash end,
        signed_sig = case when $8 > signed_seq then $10 else signed_sig end,
        signed_seq = greatest(signed_seq, $8),
        protocol = $11, boot = $12, boot_issued_at = $13, past_boots = $14, last_seen_at = $3, last_push_at = $3
      where till_id = $1`,
    values: [
      tillId,
      added[0]?.seq ?? 0,
      new Date(nowMs),
      byteaArray(added.map((entry) => Buffer.from(entry.hash, 'hex'))),
      byteaArray(added.map((entry) => (entry.text === null ? null : Buffer.from(entry.text)))),
      last?.seq ?? null,
      last ? Buffer.from(last.hash, 'hex') : null,
      signed.seq,
      Buffer.from(signed.hash, 'hex'),
      signed.sig,
      protocol,
      boots.boot,
      new Date(boots.bootIssuedAtMs),
      boots.pastBoots,
    ],
  })
}

/** Gives holes their text (P6b), which came now. Their hash is the one they always had. */
export async function fillHoles(
  tx: Tx,
  { tillId, filled, nowMs }: { tillId: string; filled: readonly PushedEntry[]; nowMs: number },
): Promise<void> {
  if (filled.length === 0) return
  await tx.query(
    `update entry set text = hole.text, received_at = $4 from unnest($2::int[], $3::bytea[]) as hole(seq, text)
     where entry.till_id = $1 and entry.seq = hole.seq and entry.text is null`,
    [
      tillId,
      filled.map((entry) => entry.seq),
      byteaArray(filled.map((entry) => (entry.text === null ? null : Buffer.from(entry.text)))),
      new Date(nowMs),
    ],
  )
}
