import type { ChainedEntry, WrittenEntry } from '#shared/journal/entry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { PushRequest } from '#shared/protocol/push.ts'
import { must } from '#shared/result.ts'
import { createTill } from '../../../desktop/src/core/create-till.ts'
import { blackBoxOf, type Transport } from '../../../desktop/src/core/parts.ts'
import { createModelServer } from '../../../desktop/src/core/testing/model-server.ts'
import type { Till } from '../../../desktop/src/core/till.ts'
import { connectMachine } from '../../../desktop/src/renderer/app/machine-client.ts'
import { packByMachine } from '../../../desktop/src/renderer/app/packed-fetch.ts'
import { createTransport } from '../../../desktop/src/renderer/app/transport.ts'
import { interleave, timed } from '../compare.ts'
import { beginWork, fillSales, TILL_DATABASE } from './fill-till.ts'
import { openRxdb, openShippedDexie } from './peer-stores.ts'
import { openRawStores } from './raw-stores.ts'
import { watchUnflushed } from './unflushed.ts'

/** What a benchmark asks of its page: the till's own code in a real browser, behind the real host. */
export type BenchPage = {
  /** Commits each sale; after each of the first half the same bytes go the raw way, of the second into the peers. */
  commit(options: {
    sales: readonly SaleCompleted[]
    warmUp: number
    rawUrl: string
  }): Promise<CommitMeasures>
  /** Enrols the till of this profile, fetches its reference data and opens a shift. */
  beginWork(apiUrl: string, cashier: { id: string; name: string }): Promise<void>
  /** Fills both stores of that till with sales that the office has; the last entry. */
  fillSales(options: { sale: SaleCompleted; count: number }): Promise<ChainedEntry>
  /** Sends a batch as the till does; its bytes are counted where they arrive. */
  push(apiUrl: string, request: PushRequest): Promise<void>
}

/** Milliseconds round by round, and how many writes a power cut at the end may take of how many. */
export type CommitMeasures = {
  raw: Record<'own' | 'peer', readonly number[]>
  peers: Record<'own' | 'dexie' | 'rxdb', readonly number[]>
  lost: Record<'own' | 'dexie' | 'rxdb', { count: number; of: number }>
}

const DATABASE_NAME = 'till'
const PAUSE_MS = 15
const clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now() }

declare global {
  interface Window {
    bench: BenchPage
  }
}

window.bench = {
  async commit({ sales, warmUp, rawUrl }) {
    const till = await startTill(DATABASE_NAME, createModelServer(clock)) // only to be enrolled
    const unflushed = watchUnflushed()
    const raw = await openRawStores(rawUrl)
    const dexie = await openShippedDexie()
    const rxdb = await openRxdb()
    const waiting = [...sales]
    let written: WrittenEntry | null = null
    const own = async () => {
      const sale = must(waiting.shift(), 'a sale')
      // The page saves the cart with each line that is scanned, long before Enter.
      await till.saveCart({ saleId: sale.saleId, json: JSON.stringify(sale.lines) })
      await pause()
      return timed(async () => {
        const end = await till.commit('sale.completed', sale)
        if (end.outcome !== 'done') throw new Error(`a sale ended as ${JSON.stringify(end)}`)
        written = end.entry
      })
    }
    const writeInto = (store: { write(entry: WrittenEntry): Promise<void> }) => async () => {
      await pause()
      return timed(() => store.write(must(written, 'the entry just written')))
    }
    const count = sales.length / 2
    const rounds = { rounds: count - warmUp, warmUp }
    const against = await interleave({ own, peer: writeInto(raw) }, rounds)
    const beside = { own, dexie: writeInto(dexie), rxdb: writeInto(rxdb) }
    return {
      raw: against,
      peers: await interleave(beside, rounds),
      lost: {
        own: { count: unflushed.countOf((name) => name === DATABASE_NAME), of: sales.length },
        dexie: { count: unflushed.countOf((name) => name === 'peer-dexie'), of: count },
        rxdb: { count: unflushed.countOf((name) => /peer-rxdb.*--own$/.test(name)), of: count },
      },
    }
  },

  async beginWork(apiUrl, cashier) {
    const transport = createTransport(apiUrl, packByMachine(await connected()))
    await beginWork(await startTill(TILL_DATABASE, transport), cashier)
  },

  fillSales: async (options) => fillSales(await connected(), options),

  async push(apiUrl, request) {
    await createTransport(apiUrl, packByMachine(await connected())).push(request, 'token')
  },
}

let machine: ReturnType<typeof connectMachine> | null = null

/** A page connects once. */
function connected(): ReturnType<typeof connectMachine> {
  machine ??= connectMachine(window)
  return machine
}

/** Both sides start from rest, as a sale does: what came before has left disk and processor. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}

async function startTill(name: string, transport: Transport): Promise<Till> {
  const machine = await connected()
  const till = createTill({
    clock,
    timers: {
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    },
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    subtle: crypto.subtle,
    database: { name, indexedDB, IDBKeyRange },
    blackBox: blackBoxOf(machine),
    freeBytes: () => machine.call('disk.freeBytes'),
    transport,
  })
  await till.start()
  const enrolled = await till.enrol({ code: 'CODE-1', name: 'Bench' })
  if (!enrolled.ok) throw new Error(enrolled.error)
  return till
}
