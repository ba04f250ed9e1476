import { verifyChain } from '#shared/journal/chain.ts'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { BlackBox } from '../parts.ts'
import type { TillDb } from '../store/database.ts'
import { writeMeta } from '../store/meta.ts'
import { ownHead, readOwn } from '../store/own-entries.ts'
import type { RepairStep } from './decide-repair.ts'
import { questionOf } from './question.ts'
import { keepBranch, putOwn, setAsideStore } from './move-entries.ts'

const PAGE = 200

type Stores = {
  db: TillDb
  box: BlackBox
  boxHead: Head
  /** An entry this very program run never called done: kept, but not carried as a fact. */
  disownedHash: string | null
  ackThrough: number
}
type Range = { fromSeq: number; toSeq: number }

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
      return setAsideStore(stores.db, step.fromSeq, stores.disownedHash)
  }
}

async function copyToStore({ db, box, ackThrough }: Stores, range: Range): Promise<void> {
  for await (const page of boxPages(box, range)) {
    const broken = verifyChain(await ownHead(db), page)
    const isEnd = page.at(-1)?.seq === range.toSeq
    const sound = page.slice(0, broken?.index ?? page.length)
    await putOwn(db, sound, isEnd ? { ackThrough } : undefined)
    if (broken) return box.setAside(broken.seq) // a line that is whole and wrong: the box ends before it
  }
}

async function copyToBox({ db, box, ackThrough }: Stores, { fromSeq, toSeq }: Range): Promise<void> {
  const asked = questionOf(await db.own.get(toSeq), ackThrough)
  if (asked !== null) await writeMeta(db, 'unsettledSeq', asked)
  for (let next = fromSeq; next <= toSeq; ) {
    const rows = await readOwn(db, { fromSeq: next, toSeq, limit: PAGE })
    const last = rows.at(-1)
    if (last === undefined) return
    await box.append(rows.map(({ seq, prevHash, hash, text }) => ({ seq, prevHash, hash, text })))
    next = last.seq + 1
  }
}

async function keepBoxBranch({ db, box, boxHead, disownedHash }: Stores, fromSeq: number): Promise<void> {
  for await (const page of boxPages(box, { fromSeq, toSeq: boxHead.seq }))
    await keepBranch(db, page, { disownedHash })
}

async function* boxPages(box: BlackBox, { fromSeq, toSeq }: Range): AsyncGenerator<ChainedEntry[]> {
  for (let seq = fromSeq; seq <= toSeq; ) {
    const page = await box.read(seq, Math.min(PAGE, toSeq - seq + 1))
    const last = page.at(-1)
    if (last === undefined) throw new Error(`the black box ends before ${seq}`)
    yield page
    seq = last.seq + 1
  }
}
