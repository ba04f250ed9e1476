import type { Head } from '#shared/journal/entry.ts'
import { ok, type Result } from '#shared/result.ts'
import { pointIdSchema, tillIdSchema } from '#shared/ids.ts'
import type { Ack, BoxIdentity } from '../machine/contract.ts'
import { compareStores } from './journal/compare-stores.ts'
import { type Comparison, decideRepair, lastAck, type RepairStep } from './journal/decide-repair.ts'
import { repairStores } from './journal/repair-stores.ts'
import type { TillParts } from './parts.ts'
import { openDatabase, type TillDb } from './store/database.ts'
import { type Identity, readMeta, writeMeta } from './store/meta.ts'
import type { Finding } from './till.ts'

/** Both stores open, compared and made one again. */
export type OpenStores = {
  db: TillDb
  head: Head
  ack: Ack | null
  identity: Identity | null
  /** Entries that one store held and the other did not. */
  copiedCount: number
  findings: Finding[]
}

/** Opens both stores and repairs what can be repaired (design §4). Rejects when either cannot be read or written. */
export async function openStores(
  parts: Pick<TillParts, 'database' | 'blackBox'>,
  disownedHash: string | null = null,
): Promise<Result<OpenStores, 'store-is-newer'>> {
  const opened = await openDatabase(parts.database)
  if (!opened.ok) return opened
  const db = opened.value
  const box = parts.blackBox
  try {
    const boxState = await box.open()
    const found = await compareStores(db, box, boxState)
    const repair = decideRepair(found)
    await repairStores({ db, box, boxHead: boxState.head, disownedHash }, repair.steps)
    const ack = lastAck(found)
    if (ack !== null && found.store.ack === null) await writeMeta(db, 'ack', ack)
    const identity = await agreeIdentity(db, parts, boxState.identity)
    const findings = repair.steps.flatMap((step) => findingOf(step, found))
    if (repair.isBehind && ack !== null)
      findings.push({ code: 'behind-server', detail: { through: ack.through, head: repair.head.seq } })
    return ok({ db, head: repair.head, ack, identity, copiedCount: copiedCount(repair.steps), findings })
  } catch (error) {
    db.close()
    throw error
  }
}

async function agreeIdentity(
  db: TillDb,
  parts: Pick<TillParts, 'blackBox'>,
  inBox: BoxIdentity | null,
): Promise<Identity | null> {
  const inStore = await readMeta(db, 'identity')
  if (inBox === null) {
    if (inStore !== null) await parts.blackBox.noteIdentity(inStore)
    return inStore
  }
  const identity = {
    ...inBox,
    tillId: tillIdSchema.parse(inBox.tillId),
    pointId: pointIdSchema.parse(inBox.pointId),
  }
  if (inStore?.tillId !== identity.tillId) await writeMeta(db, 'identity', identity)
  return inStore?.tillId === identity.tillId ? inStore : identity
}

function copiedCount(steps: readonly RepairStep[]): number {
  return steps.reduce((sum, step) => ('toSeq' in step ? sum + step.toSeq - step.fromSeq + 1 : sum), 0)
}

function findingOf(step: RepairStep, found: Comparison): Finding[] {
  switch (step.step) {
    case 'copy-to-store': {
      const code = found.store.head.seq === 0 ? 'store-rebuilt' : 'tail-copied-to-store'
      return [{ code, detail: { count: step.toSeq - step.fromSeq + 1, fromSeq: step.fromSeq } }]
    }
    case 'copy-to-box': {
      const code = found.box.head.seq === 0 ? 'box-rebuilt' : 'tail-copied-to-box'
      return [{ code, detail: { count: step.toSeq - step.fromSeq + 1, fromSeq: step.fromSeq } }]
    }
    case 'set-aside-store':
      return [
        {
          code: 'branch-set-aside',
          detail: { count: found.store.head.seq - step.fromSeq + 1, fromSeq: step.fromSeq },
        },
      ]
    case 'set-aside-box':
      return step.isBranch
        ? [
            {
              code: 'branch-set-aside',
              detail: { count: found.box.head.seq - step.fromSeq + 1, fromSeq: step.fromSeq },
            },
          ]
        : []
  }
}
