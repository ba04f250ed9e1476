import { afterEach, describe, expect, it } from 'vitest'
import { fakeClock } from '#shared/testing/fake-clock.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { buildSaleBody } from '#shared/testing/builders.ts'
import { createTill } from '../create-till.ts'
import type { TillParts } from '../parts.ts'
import { createMemoryBox } from '../testing/memory-box.ts'
import { createModelServer } from '../testing/model-server.ts'
import { openDatabase, type TillDb } from './database.ts'

/** Chromium's own IndexedDB, on whichever backend this browser was started with. */
const random = seededRandom('browser')
const names: string[] = []

function newParts(): TillParts & { blackBox: ReturnType<typeof createMemoryBox> } {
  const clock = fakeClock()
  const name = `till-${crypto.randomUUID()}`
  names.push(name)
  return {
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
    blackBox: createMemoryBox(),
    freeBytes: async () => 1e12,
    transport: createModelServer(clock),
  }
}

async function startTill(parts: TillParts) {
  const till = createTill(parts)
  await till.start()
  if (till.getState().phase === 'not-enrolled') await till.enrol({ code: 'CODE-1', name: 'Quầy 1' })
  const sell = () =>
    till.commit(
      'sale.completed',
      buildSaleBody(random, { number: { point: 'BMT01', till: 1, sale: till.nextSaleNumber() } }),
    )
  return { till, sell }
}

async function inStore<T>(parts: TillParts, work: (db: TillDb) => Promise<T>): Promise<T> {
  const opened = await openDatabase(parts.database)
  if (!opened.ok) throw new Error(opened.error)
  try {
    return await work(opened.value)
  } finally {
    opened.value.close()
  }
}

afterEach(() => {
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name)
})

/** Durability of every writing transaction begun while `work` runs. */
async function durabilityOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen = new Set<string>()
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (...args) {
    const begun = transaction.apply(this, args)
    if (begun.mode === 'readwrite') seen.add(begun.durability)
    return begun
  }
  await work().finally(() => {
    IDBDatabase.prototype.transaction = transaction
  })
  return [...seen]
}

describe('in Chromium', () => {
  it('every transaction that writes is strict, the hot one and those through Dexie', async () => {
    const parts = newParts()
    const seen = await durabilityOf(async () => {
      const { till, sell } = await startTill(parts)
      await sell()
      await till.syncOnce()
      await till.stop()
    })
    expect(seen).toEqual(['strict'])
    await inStore(parts, (db) =>
      db.transaction('rw', db.meta, async (tx) => {
        expect(tx.idbtrans.durability).toBe('strict')
      }),
    )
  })

  it('appends, and recovers what either store lost', async () => {
    const parts = newParts()
    const first = await startTill(parts)
    for (let sale = 0; sale < 5; sale += 1) expect((await first.sell()).outcome).toBe('done')
    const lines = structuredClone(parts.blackBox.lines)
    await first.till.stop()

    await inStore(parts, (db) => db.own.where('seq').above(3).delete())
    const second = await startTill(parts)
    expect(second.till.getState().findings[0]).toEqual({
      code: 'tail-copied-to-store',
      detail: { count: 3, fromSeq: 4 },
    })
    await second.till.stop()

    parts.blackBox.lines.length = 2
    const third = await startTill(parts)
    expect(parts.blackBox.lines.slice(0, lines.length)).toEqual(lines)
    expect((await third.till.settle('keep', { id: 'nv-1', name: 'Thu ngân 1' })).outcome).toBe('done')
    expect((await third.sell()).outcome).toBe('done')
    await third.till.stop()

    await new Promise((resolve) => {
      indexedDB.deleteDatabase(parts.database.name).onsuccess = resolve
    })
    const fourth = await startTill(parts)
    expect(fourth.till.getState().findings.map(({ code }) => code)).toContain('key-lost')
    expect(await fourth.till.recentSales(10)).toHaveLength(6)
    await fourth.till.stop()
  })

  it('keeps a key that signs and cannot be read out, over a restart', async () => {
    const parts = newParts()
    const { till } = await startTill(parts)
    await till.stop()
    const key = await inStore(parts, (db) => db.key.get('till'))
    if (!key) throw new Error('no key')
    await expect(crypto.subtle.exportKey('pkcs8', key.pair.privateKey)).rejects.toThrow()
    const again = await startTill(parts)
    await again.sell()
    await again.till.syncOnce()
    expect(again.till.getState().sync).toMatchObject({ isOnline: true, unsentCount: 0 })
    await again.till.stop()
  })

  it('settles an unknown outcome when the transaction is aborted under way', async () => {
    const parts = newParts()
    const { till, sell } = await startTill(parts)
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...args) {
      IDBObjectStore.prototype.add = add
      const request = add.apply(this, args)
      this.transaction.abort()
      return request
    }
    expect(await sell()).toEqual({ outcome: 'unknown' })
    expect(till.getState().unsettled).not.toBeNull()
    expect((await till.settle('keep', { id: 'nv-1', name: 'Thu ngân 1' })).outcome).toBe('done')
    expect((await sell()).outcome).toBe('done')
    await till.stop()
  })
})
