import { ZERO_HASH } from '#shared/journal/hash.ts'
import { reopenSession } from '../open-session.ts'
import type { Session } from '../session.ts'
import type { KeyRow, TillDb } from '../store/database.ts'
import type { Identity } from '../store/meta.ts'
import { branchRowOf } from './move-entries.ts'

/**
 * Leaves a journal that forked: what the server acknowledged of it is from now on a sibling's, the rest a branch to
 * be carried (P5, P14). The box goes first: if the power goes in between, it says who this till is, and the whole
 * old journal is carried, which counts nothing twice. Must run in turn.
 */
export async function leaveJournal(
  session: Session,
  next: { identity: Identity; code: string; key: KeyRow },
): Promise<void> {
  const { db, ack, identity: old } = session
  const box = session.parts.blackBox
  await box.setAside(1)
  await box.noteIdentity(next.identity)
  await box.noteAck({ epoch: ack?.epoch ?? 'none', through: 0, hash: ZERO_HASH })
  const key: KeyRow = { ...next.key, id: 'till', enrolledFor: next.identity.tillId }
  await db.transaction('rw', [db.own, db.sibling, db.siblingHead, db.branch, db.meta, db.key], async () => {
    if (old !== null) await moveEntries(db, old.tillId, ack?.through ?? 0)
    await db.meta.bulkDelete(['ack', 'views', 'unsettledSeq'])
    await db.meta.bulkPut([
      { key: 'identity', value: next.identity },
      { key: 'enrolCode', value: next.code },
    ])
    await db.key.put(key)
    await db.key.delete('next')
  })
  session.key = key
  session.identity = next.identity
  session.ack = null
  await reopenSession(session)
}

async function moveEntries(db: TillDb, tillId: string, through: number): Promise<void> {
  const rows = await db.own.toArray()
  const kept = rows.filter(({ seq }) => seq <= through)
  const last = kept.at(-1)
  await db.sibling.bulkPut(
    kept.map(({ seq, prevHash, hash, text }) => ({ tillId, seq, prevHash, hash, text })),
  )
  if (last) await db.siblingHead.put({ tillId, seq: last.seq, hash: last.hash })
  await db.branch.bulkPut(rows.filter(({ seq }) => seq > through).map((row) => branchRowOf(row, { tillId })))
  await db.own.clear()
}
