import type { Db, Queryable } from './pool.ts'
import { inTransaction } from './pool.ts'
import { noteTill } from './till-notices.ts'

/** How many program starts before this one are remembered. */
const MAX_PAST_BOOTS = 8

/** Which program starts a till was heard from. */
export type Boots = {
  boot: string | null
  /** The newest token that this boot signed, by the server's clock as the till knew it. */
  bootIssuedAtMs: number
  /** Earlier ones, newest first. */
  pastBoots: readonly string[]
}

/** A request of a till, whatever it asks. */
export type Contact = { protocol: number; boot: string; issuedAtMs: number; nowMs: number }

/**
 * The boots after a contact. A program start never comes back by itself: when an earlier one signs *after* the newest
 * did, two copies of one till are running. (A request that was only slow on its way was signed before.)
 */
export function nextBoots(known: Boots, { boot, issuedAtMs }: Contact): { boots: Boots; isCloned: boolean } {
  if (boot === known.boot)
    return {
      boots: { ...known, bootIssuedAtMs: Math.max(known.bootIssuedAtMs, issuedAtMs) },
      isCloned: false,
    }
  const wasThere = known.pastBoots.includes(boot)
  if (wasThere && issuedAtMs <= known.bootIssuedAtMs) return { boots: known, isCloned: false }
  const past = [known.boot, ...known.pastBoots].filter((other) => other !== null && other !== boot)
  const pastBoots = past.filter((other) => other !== null).slice(0, MAX_PAST_BOOTS)
  return { boots: { boot, bootIssuedAtMs: issuedAtMs, pastBoots }, isCloned: wasThere }
}

/** Notes that a till was heard from, outside a push. */
export async function noteContact(db: Db, tillId: string, contact: Contact): Promise<void> {
  const { protocol, boot, issuedAtMs, nowMs } = contact
  const same = await db.query(
    `update till_head set last_seen_at = $3, protocol = $4, boot_issued_at = greatest(boot_issued_at, $5)
     where till_id = $1 and boot = $2`,
    [tillId, boot, new Date(nowMs), protocol, new Date(issuedAtMs)],
  )
  if (same.rowCount === 0) await inTransaction(db, (tx) => noteNewBoot(tx, tillId, contact))
}

async function noteNewBoot(tx: Queryable, tillId: string, contact: Contact): Promise<void> {
  const { rows } = await tx.query<Boots>(
    `select boot, ${BOOT_ISSUED_AT_MS}, past_boots as "pastBoots" from till_head where till_id = $1 for update`,
    [tillId],
  )
  const known = rows[0]
  if (!known) return
  const { boots, isCloned } = nextBoots(known, contact)
  await tx.query(
    `update till_head set last_seen_at = $2, protocol = $3, boot = $4, boot_issued_at = $5, past_boots = $6
     where till_id = $1`,
    [
      tillId,
      new Date(contact.nowMs),
      contact.protocol,
      boots.boot,
      new Date(boots.bootIssuedAtMs),
      boots.pastBoots,
    ],
  )
  if (isCloned) await noteTill(tx, { tillId, kind: 'cloned', seq: 0, nowMs: contact.nowMs })
}

/** Of till_head, as `bootIssuedAtMs`. */
export const BOOT_ISSUED_AT_MS = `coalesce(extract(epoch from boot_issued_at) * 1000, 0)::float8 as "bootIssuedAtMs"`
