import { saleIdSchema, shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { type ChainedEntry, chainEntry, type Head } from '#shared/journal/entry.ts'
import { type Entry, KINDS } from '#shared/journal/kinds/registry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { vnd } from '#shared/money.ts'
import { must } from '#shared/result.ts'
import { isoOf, instantMs } from '#shared/time.ts'
import { blackBoxOf } from '../../../desktop/src/core/parts.ts'
import { openDatabase, type TillDb } from '../../../desktop/src/core/store/database.ts'
import { readMeta, writeMeta } from '../../../desktop/src/core/store/meta.ts'
import { ownHead, ownRowOf } from '../../../desktop/src/core/store/own-entries.ts'
import type { Till } from '../../../desktop/src/core/till.ts'
import type { Machine } from '../../../desktop/src/machine/contract.ts'

/** What the page calls its database. */
export const TILL_DATABASE = 'ocop-till'

/** As many as the black box takes at once. */
const BATCH = 1000

/** The reference data arrives and a shift opens; the stores are closed for the page that comes next. */
export async function beginWork(till: Till, cashier: { id: string; name: string }): Promise<void> {
  await till.syncOnce()
  const opened = await till.commit('shift.opened', {
    shiftId: shiftIdSchema.parse('shift-1'),
    cashier: staffRefSchema.parse(cashier),
    float: vnd(500_000),
    notes: null,
    remark: null,
  })
  if (opened.outcome !== 'done') throw new Error(`the shift is ${opened.outcome}`)
  await till.syncOnce()
  await till.stop()
}

/** Sales of years into both stores, in batches, as if the office had them all; the last entry. */
export async function fillSales(
  machine: Machine,
  { sale, count }: { sale: SaleCompleted; count: number },
): Promise<ChainedEntry> {
  const database = { name: TILL_DATABASE, indexedDB, IDBKeyRange }
  const opened = await openDatabase(database)
  if (!opened.ok) throw new Error(opened.error)
  const db = opened.value
  const box = blackBoxOf(machine)
  await box.open()
  const identity = must(await readMeta(db, 'identity'), 'an enrolled till')
  let head: Head = await ownHead(db)
  let last: ChainedEntry | null = null
  for (let made = 0; made < count; ) {
    const entries: ChainedEntry[] = []
    const rows = []
    for (; entries.length < BATCH && made < count; made += 1) {
      const entry = saleEntry(identity, { head, sale, number: made + 1 })
      const written = chainEntry(head, entry)
      entries.push(written)
      rows.push(ownRowOf(written, entry))
      head = written
    }
    await Promise.all([db.own.bulkAdd(rows), box.append(entries)])
    last = entries.at(-1) ?? last
  }
  await noteFilled(db, head, { count, total: sale.total })
  const ack = must(await readMeta(db, 'ack'), 'an answer of the office')
  await box.noteAck(ack)
  db.close()
  return must(last, 'a sale')
}

function saleEntry(
  { tillId, pointId, number: till }: { tillId: Entry['tillId']; pointId: Entry['pointId']; number: number },
  { head, sale, number }: { head: Head; sale: SaleCompleted; number: number },
): Entry {
  const body = {
    ...sale,
    saleId: saleIdSchema.parse(`sale-${number}`),
    number: { ...sale.number, till, sale: number },
  }
  const at = { wall: isoOf(instantMs(Date.now())), offsetMs: 0, run: 1 }
  return {
    tillId,
    pointId,
    seq: head.seq + 1,
    at,
    kind: 'sale.completed',
    v: KINDS['sale.completed'].v,
    body,
  }
}

/** What the till would have folded and been told on the way. */
async function noteFilled(db: TillDb, { seq, hash }: Head, sold: { count: number; total: number }) {
  const views = must(await readMeta(db, 'views'), 'views')
  const totals = { ...views.totals, saleCount: sold.count, saleTotal: sold.count * sold.total }
  await writeMeta(db, 'views', { ...views, through: seq, totals })
  const { epoch } = must(await readMeta(db, 'ack'), 'an answer of the office')
  await writeMeta(db, 'ack', { epoch, through: seq, hash })
}
