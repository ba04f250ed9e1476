import type { Queryable } from './pool.ts'

/**
 * What the office is told of a till. `forked`: two branches of its journal are about (P5). `bad-hash`: it sent a text
 * that does not fit its hash (P6b). `side-mismatch`: the buyer's data beside an entry is not what the entry names. `revoked`: it still pushes (P22). `cloned`: two copies of it run at once.
 * `quarantine-full`: more was sent than quarantine keeps; the till still has it.
 */
export type NoticeKind = 'forked' | 'bad-hash' | 'side-mismatch' | 'revoked' | 'cloned' | 'quarantine-full'

/** Tells the office; the same again only counts up. `seq` is where it shows, 0 for the till as a whole. */
export async function noteTill(
  tx: Queryable,
  { tillId, kind, seq, nowMs }: { tillId: string; kind: NoticeKind; seq: number; nowMs: number },
): Promise<void> {
  await tx.query(
    `insert into till_notice as notice (till_id, kind, seq, first_at, last_at) values ($1, $2, $3, $4, $4)
     on conflict (till_id, kind, seq) do update set last_at = excluded.last_at, count = notice.count + 1`,
    [tillId, kind, seq, new Date(nowMs)],
  )
}
