import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { exampleBody } from '#shared/testing/body-examples.ts'
import { buildEntry, buildTillId } from '#shared/testing/builders.ts'
import { openDatabase } from './database.ts'

describe('[T09] a store that the first version wrote', () => {
  it('is opened with all it holds, and its siblings can be looked up', async () => {
    const database = { name: 'till', indexedDB: new IDBFactory(), IDBKeyRange }
    const old = new Dexie('till', database)
    old.version(1).stores({
      own: 'seq, saleId, saleNumber, voidedSaleId, carriedHash',
      meta: 'key',
      sibling: '[tillId+seq]',
      siblingHead: 'tillId',
      feed: '[table+id]',
      price: 'productId',
      branch: '[tillId+hash], tillId, waiting, [tillId+saleNumber]',
      cart: 'saleId',
      key: 'id',
    })
    const tillId = buildTillId('sibling')
    const body = exampleBody('sale.completed')
    const { seq, prevHash, hash, text } = buildEntry({ tillId, kind: 'sale.completed', body })
    await old.table('meta').put({ key: 'schema', value: 1 })
    await old.table('own').put({ seq, prevHash, hash, text: null })
    await old.table('sibling').put({ tillId, seq, prevHash, hash, text })
    await old.table('cart').put({ saleId: 'a', json: '{}' })
    old.close()
    const opened = await openDatabase(database)
    if (!opened.ok) throw new Error(opened.error)
    const db = opened.value
    expect(await db.sibling.where('saleId').equals(body.saleId).toArray()).toMatchObject([{ seq, text }])
    expect(await db.own.where('hole').equals(1).primaryKeys()).toEqual([seq])
    expect(await db.cart.toArray()).toEqual([{ saleId: 'a', json: '{}', paymentJson: null, held: null }])
    expect(await db.meta.get('schema')).toMatchObject({ value: 3 })
    db.close()
  })
})
