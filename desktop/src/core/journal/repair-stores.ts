import { verifyChain } from '#shared/journal/chain.ts'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { BlackBox } from '../parts.ts'
import type { BranchRow, TillDb } from '../store/database.ts'
import { ownHashAt, ownRowOf, readOwn } from '../store/own-entries.ts'
import { readAny, tillIdIn } from './read-any.ts'
import type { RepairStep } from './decide-repair.ts'

const PAGE = 200

type Stores = {
  db: TillDb
  box: BlackBox
  boxHead: Head
  /** An entry this very program run never called done: kept, but not carried as a fact. */
  disownedHash: string | null
}

/** Does the steps in order. Each leaves a state from which the next start goes on, whenever the power goes. */
export async function repairStores(stores: Stores, steps: readonly RepairStep[]): Promise<void> {
  for (const step of steps) await repair(stores, step)
}

async function repair(stores: Stores, step: RepairStep): Promise<void> {
  switch (step.step) {
    case 'copy-to-store':
      return copyToStore(stores, step)
    case 'copy-to-box':
      return copyToBox(stores, step)
    case 'set-aside-box':
      if (step.isBranch) await keepBoxBranch(stores, step.fromSeq)
      return stores.box.setAside(step.fromSeq)
    case 'set-aside-store':
      return setAsideStore(stores, step.fromSeq)
  }
}

async function copyToStore({ db, box }: Stores, range: { fromSeq: number; toSeq: number }): Promise<void> {
  for await (const page of boxPages(box, range)) {
    const first = page[0]
    if (first === undefined) return
    const before = { seq: first.seq - 1, hash: await ownHashAt(db, first.seq - 1) } as Head // null fails the check
    if (verifyChain(before, page) !== null) throw new Error(`the black box does not follow at ${first.seq}`)
    await putOwn(db, page)
  }
}

/** Writes entries of this till found elsewhere, with what is looked up about them; their saved carts go. */
export async function putOwn(db: TillDb, entries: readonly ChainedEntry[]): Promise<void> {
  const rows = entries.map((entry) => ownRowOf(entry, readAny(entry)))
  const saleIds = rows.flatMap((row) => row.saleId ?? [])
  await db.transaction('rw', [db.own, db.cart], async () => {
    await db.own.bulkPut(rows)
    await db.cart.bulkDelete(saleIds)
  })
}

async function copyToBox(
  { db, box }: Stores,
  { fromSeq, toSeq }: { fromSeq: number; toSeq: number },
): Promise<void> {
  for (let seq = fromSeq; seq <= toSeq; ) {
    const rows = await readOwn(db, { fromSeq: seq, toSeq, limit: PAGE })
    const last = rows.at(-1)
    if (last === undefined) return
    await box.append(rows.map(({ seq, prevHash, hash, text }) => ({ seq, prevHash, hash, text })))
    seq = last.seq + 1
  }
}

async function keepBoxBranch({ db, box, boxHead, disownedHash }: Stores, fromSeq: number): Promise<void> {
  for await (const page of boxPages(box, { fromSeq, toSeq: boxHead.seq }))
    await db.branch.bulkPut(page.map((entry) => branchRowOf(entry, disownedHash)))
}

async function setAsideStore({ db, disownedHash }: Stores, fromSeq: number): Promise<void> {
  await db.transaction('rw', [db.own, db.branch, db.meta, db.price], async () => {
    const rows = await db.own.where('seq').aboveOrEqual(fromSeq).toArray()
    await db.branch.bulkPut(rows.map((row) => branchRowOf(row, disownedHash)))
    await db.own.where('seq').aboveOrEqual(fromSeq).delete()
    await db.meta.bulkDelete(['views', 'unsettledSeq']) // folded from entries that no longer stand here
  })
}

function branchRowOf(entry: ChainedEntry, disownedHash: string | null): BranchRow {
  const { seq, prevHash, hash, text } = entry
  const row = { tillId: tillIdIn(text) ?? '', seq, prevHash, hash, text }
  return hash === disownedHash || text === null ? row : { ...row, waiting: 1 }
}

async function* boxPages(
  box: BlackBox,
  { fromSeq, toSeq }: { fromSeq: number; toSeq: number },
): AsyncGenerator<ChainedEntry[]> {
  for (let seq = fromSeq; seq <= toSeq; ) {
    const page = await box.read(seq, Math.min(PAGE, toSeq - seq + 1))
    const last = page.at(-1)
    if (last === undefined) throw new Error(`the black box ends before ${seq}`)
    yield page
    seq = last.seq + 1
  }
}
