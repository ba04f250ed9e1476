import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pointIdSchema } from '#shared/ids.ts'
import { FAKE_NOW_MS } from '#shared/testing/fake-clock.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { businessDayOf } from '#shared/time.ts'
import { createTestDatabase } from '../../sync-api/src/db/testing/test-database.ts'
import { completeness } from '../../sync-api/src/reports/completeness.ts'
import { type Ledger, sell } from './cashier.ts'
import { faultCount } from './fault-count.ts'
import { createSimLoop } from './sim-loop.ts'
import { POINT } from './sim-masters.ts'
import { startSimServer } from './sim-server.ts'
import { kill, newSimTill, type SimTill, switchOn, tillOf } from './sim-till.ts'

const database = await createTestDatabase('replaced-pc')
const server = await startSimServer(database.connectionString)
const folder = mkdtempSync(join(tmpdir(), 'ocop-replaced-'))
afterAll(async () => {
  await server.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('[T03] [P15] [P21] a new PC finds every sale the lost one sent, and the office names what it took with it', async () => {
  const time = { nowMs: FAKE_NOW_MS }
  await server.begin(time)
  const random = seededRandom(3)
  const loop = createSimLoop({ time, random: random.fork('turns') })
  const { transport } = server
  // what the till signs gets through, what it signs for does not
  let isLineBad = false
  const pcNamed = (name: string): SimTill =>
    newSimTill({
      name,
      boxFolder: join(folder, name),
      loop,
      time,
      random: random.fork(name),
      transport: {
        enrol: (...asked) => loop.real(() => transport.enrol(...asked)),
        push: (request, token) =>
          loop.real(() => transport.push(isLineBad ? { ...request, entries: [] } : request, token)),
        pull: (...asked) => loop.real(() => transport.pull(...asked)),
      },
    })
  const ledger: Ledger = { asked: new Map(), released: new Map(), denied: new Set(), broken: [] }
  const at = (pc: SimTill) => ({ pc, ledger, faults: faultCount(), nowMs: () => time.nowMs })
  const enrol = async (pc: SimTill) => {
    const till = await switchOn(pc)
    const code = await loop.real(() => server.makeCode({ tillId: null }))
    expect(await till.enrol({ code, name: pc.name })).toEqual({ ok: true, value: null })
    await till.syncOnce()
    return till
  }

  const found = await loop.run(async () => {
    const lost = pcNamed('lost')
    await enrol(lost)
    for (let count = 0; count < 5; count += 1) await sell(at(lost))
    await tillOf(lost).syncOnce()
    const sent = [...ledger.released.values()]
    for (let count = 0; count < 2; count += 1) await sell(at(lost))
    isLineBad = true
    await tillOf(lost).syncOnce()
    isLineBad = false
    await kill(lost) // stolen, disk and all

    const fresh = pcNamed('fresh')
    const till = await enrol(fresh)
    await till.syncOnce()
    const recent = await till.searchSales({ text: '', day: null, limit: 100 })
    await kill(fresh)
    return { sent, recent, number: till.getState().identity?.number }
  })

  expect(found.number).toBe(2)
  expect(found.recent.map(({ sale }) => sale.saleId).sort()).toEqual(
    found.sent.map(({ saleId }) => saleId).sort(),
  )
  const { rows } = await server.db.query<{ total: number; count: number }>(
    `select sum(total)::int as total, count(*)::int as count from sale where status = 'counted'`,
  )
  expect(rows).toEqual([{ total: found.sent.reduce((sum, { total }) => sum + total, 0), count: 5 }])
  const day = businessDayOf(time.nowMs)
  const pointId = pointIdSchema.parse(POINT)
  const of = await completeness(server.db, { pointIds: [pointId], from: day, to: day, nowMs: time.nowMs })
  expect(of(pointId).gaps).toMatchObject([{ tillNumber: 1, tillName: 'lost', kind: 'unsent', count: 2 }])
})
