import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { hashSide } from '#shared/journal/hash.ts'
import { buildEntry, buildSaleBody } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { callWire, startWireServer } from '../testing/wire-server.ts'
import { answered, enrolledTill, headOf, push, signToken, type WireTill } from '../testing/wire-till.ts'

const server = await startWireServer('buyers_data')
afterAll(() => server.stop())

const NAME = 'Hộ mua Mẫu'
const SIDE = JSON.stringify({ salt: 'AAECAwQFBgcICQoLDA0ODw', buyer: { name: NAME, taxCode: '0000000017' } })

function sellTo(till: WireTill) {
  const { tillId, pointId } = till
  const body = buildSaleBody(seededRandom(1), { sideHash: hashSide(SIDE) })
  const entry = buildEntry({ head: headOf(till), tillId, pointId, kind: 'sale.completed', body })
  till.entries.push(entry)
  return { ...entry, side: SIDE }
}

/** Every byte of a pull's answer, from nothing on, its own journal asked for too. */
async function pulledBody(till: WireTill): Promise<string> {
  const token = await signToken(till, server.clock.nowMs())
  const siblings = { [till.tillId]: { seq: 0, hash: null } }
  const input = { protocol: 1, epoch: null, boot: till.boot, feed: null, siblings }
  const reply = await callWire(server, 'till.pull', { input, token })
  answered(reply)
  return reply.body
}

test('a buyer’s data comes down to nobody: not to a sibling, not to its own till', async () => {
  const pointId = await server.addPoint()
  const [till, sibling] = [await enrolledTill(server, { pointId }), await enrolledTill(server, { pointId })]
  const sold = sellTo(till)
  await push(till, [sold])
  for (const asking of [till, sibling]) {
    const body = await pulledBody(asking)
    expect(body).toContain(sold.hash)
    expect(body).not.toContain(NAME)
    expect(body).not.toContain('"side"')
  }
  expect(server.faults.join('')).not.toContain(NAME)
})

test('it is in one table and in no other', async () => {
  const till = await enrolledTill(server, { pointId: await server.addPoint() })
  await push(till, [sellTo(till)])
  const { rows: tables } = await server.db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await server.db.query(
      `select 1 from ${name} as held where held::text like $1 or held::text like $2 limit 1`,
      [`%${NAME}%`, `%${Buffer.from(NAME).toString('hex')}%`],
    )
    if (rows.length > 0) found.push(name)
  }
  expect(found).toEqual(['public.entry_side'])
})

test('nothing in the office but ingest asks for that table: no report, no feed, no export', () => {
  const sources = new URL('..', import.meta.url)
  const asking = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) => {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts')) return false
    return readFileSync(new URL(path, sources), 'utf8').includes('entry_side')
  })
  expect(asking).toEqual(['ingest/sides.ts'])
})
