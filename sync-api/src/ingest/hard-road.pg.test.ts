import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { buildEntry, buildSaleBody } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { startCuttingProxy } from '../testing/cutting-proxy.ts'
import { asStored, flagsOf, quarantinedOf, storedOf } from '../testing/stored.ts'
import { startWireServer } from '../testing/wire-server.ts'
import {
  enrolledTill,
  headOf,
  makeTill,
  enrolRequest,
  push,
  sendPush,
  type WireTill,
  write,
} from '../testing/wire-till.ts'
import { callWire } from '../testing/wire-server.ts'

const server = await startWireServer('hard road')
const { db } = server
const proxy = await startCuttingProxy(server.url)
afterAll(async () => {
  await proxy.stop()
  await server.stop()
})

let till: WireTill
beforeEach(async () => {
  till = await enrolledTill(server, { pointId: await server.addPoint() })
})

async function pointTotal(of: WireTill): Promise<{ sales: number; total: number }> {
  const { rows } = await db.query(
    `select coalesce(sum(sale_count), 0)::int as sales, coalesce(sum(total), 0)::bigint as total
     from point_daily where point_id = $1`,
    [of.pointId],
  )
  return rows[0]
}

function totalOf(of: WireTill): { sales: number; total: number } {
  const totals = of.entries.map((entry) => JSON.parse(entry.text ?? '{}').body.total as number)
  return { sales: totals.length, total: totals.reduce((sum, total) => sum + total, 0) }
}

/** Sends until the entries are stored, the answer lost each time. */
async function pushIntoTheVoid(entries: WireTill['entries'], until: number): Promise<void> {
  await expect(sendPush({ ...till, server: { ...server, url: proxy.url } }, entries)).rejects.toThrow()
  await expect.poll(async () => (await storedOf(db, till)).length).toBe(until)
}

describe('[P4] [T10] an answer that is lost after the commit', () => {
  test('100 times: each sale is there once, and counts once', async () => {
    for (let sent = 1; sent <= 100; sent++) await pushIntoTheVoid(write(till, 1, sent), sent)
    await push(till, till.entries.slice(50))
    expect(await push(till, till.entries)).toMatchObject({ through: 100, flagged: [] })
    expect(await storedOf(db, till)).toEqual(asStored(till.entries))
    expect(await pointTotal(till)).toEqual(totalOf(till))
  })

  test('[P8] at enrolment: the same code and key are answered', async () => {
    const fresh = makeTill(server)
    const request = enrolRequest(fresh, await server.code())
    await expect(callWire(proxy, 'till.enrol', { input: request })).rejects.toThrow()
    await expect
      .poll(async () => (await db.query('select 1 from till where id = $1', [fresh.tillId])).rowCount)
      .toBe(1)
    expect((await callWire(server, 'till.enrol', { input: request })).json).toMatchObject({
      tillId: fresh.tillId,
    })
  })
})

describe('[T14] one bad record does not hold back the next', () => {
  test('an entry that no projection can take is stored and flagged, the others count', async () => {
    const entries = write(till, 5)
    const poison = JSON.parse(entries[2]?.text ?? '').body.saleId
    await db.query(`create function refuse_sale() returns trigger language plpgsql as
      $$ begin if new.sale_id = '${poison}' then raise 'poison'; end if; return new; end $$`)
    await db.query(
      'create trigger refuse_sale before insert on sale for each row execute function refuse_sale()',
    )
    const answer = await push(till, entries)
    await db.query('drop function refuse_sale cascade')
    expect(answer).toMatchObject({ through: 5, flagged: [{ seq: 3, reason: 'projection-failed' }] })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
    expect(await pointTotal(till)).toMatchObject({ sales: 4 })
    expect(await push(till, entries)).toEqual(answer)
    expect(await pointTotal(till)).toMatchObject({ sales: 4 })
  })

  test('unreadable ones in every second place: all are stored, the readable ones count', async () => {
    for (let place = 0; place < 10; place++) {
      const body = buildSaleBody(seededRandom(place))
      const { tillId, pointId } = till
      const sale = buildEntry({ head: headOf(till), tillId, pointId, kind: 'sale.completed', body })
      till.entries.push(sale)
      const odd = { ...body, total: place % 2 ? 0 - body.total : 1e15 }
      till.entries.push(
        buildEntry({ head: headOf(till), tillId, pointId, kind: 'sale.completed', body: odd as never }),
      )
    }
    const answer = await push(till, till.entries)
    expect(answer).toMatchObject({ through: 20 })
    expect(answer.flagged.map(({ seq }) => seq)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
    expect(await pointTotal(till)).toMatchObject({ sales: 10 })
  })
})

describe('[P11] a clock that is wrong', () => {
  test.each(['1970-01-01T00:00:00.000Z', '2036-02-07T06:28:16.000Z'])(
    'refuses neither the sale nor the sync: %s',
    async (wall) => {
      const { tillId, pointId } = till
      const body = buildSaleBody(seededRandom(wall))
      const at = { wall, offsetMs: null, run: 1 }
      const entry = buildEntry({ tillId, pointId, at, kind: 'sale.completed', body })
      expect(await push(till, [entry])).toMatchObject({ through: 1, flagged: [] })
      expect(await flagsOf(db, till)).toEqual([])
      expect(await quarantinedOf(db, till)).toEqual([])
    },
  )
})
