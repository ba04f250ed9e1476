import { ZERO_HASH } from '#shared/journal/hash.ts'
import { ensureOpen } from '../ensure-open.ts'
import { reopenSession } from '../open-session.ts'
import type { Session } from '../session.ts'
import type { KeyRow } from '../store/database.ts'
import type { Identity } from '../store/meta.ts'
import { branchRowOf } from './move-entries.ts'

/**
 * Leaves a journal that forked: all of it becomes a branch, of which what the kept branch lacks is carried (P5, P14).
 * The box goes first: if the power goes in between, it says who this till is, and opening the stores sets the old
 * journal aside. False while an outcome is unknown or unsettled. Must run in turn.
 */
export async function leaveJournal(
  session: Session,
  next: { identity: Identity; code: string; key: KeyRow },
): Promise<boolean> {
  if (!(await ensureOpen(session)) || session.unsettled !== null) return false
  const { db, ack, identity: old } = session
  const box = session.parts.blackBox
  await box.setAside(1)
  await box.noteIdentity(next.identity)
  await box.noteAck({ epoch: ack?.epoch ?? 'none', through: 0, hash: ZERO_HASH })
  const key: KeyRow = { ...next.key, id: 'till', enrolledFor: next.identity.tillId }
  await db.transaction('rw', [db.own, db.branch, db.meta, db.key], async () => {
    const rows = await db.own.toArray()
    await db.branch.bulkPut(rows.map((row) => branchRowOf(row, { tillId: old?.tillId })))
    await db.own.clear()
    await db.meta.bulkDelete(['ack', 'views', 'unsettledSeq', 'refilled'])
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
  return true
}
