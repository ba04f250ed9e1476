import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createAccount } from './access/office/accounts.ts'
import { callWire, POINT, startWireServer } from './testing/wire-server.ts'
import { enrolledTill, headOf, push, write } from './testing/wire-till.ts'

const server = await startWireServer('office reports')
afterAll(() => server.stop())

const HEADERS = { 'x-ocop-office': '1' }
const till = await enrolledTill(server)
const sales = write(till, 5)
let cookie: string

beforeAll(async () => {
  const person = { username: 'admin', password: 'mật khẩu đủ dài' }
  await createAccount(server.db, { ...person, role: 'admin' })
  const signedIn = await callWire(server, 'office.signIn', { input: person, headers: HEADERS })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
})

test('[P4] what a till pushes is in its point’s sales once, and what it has not pushed yet is named', async () => {
  const first = sales.slice(0, 3)
  await push(till, first, { head: headOf(till) })
  await push(till, first, { head: headOf(till) })
  const expected = { saleCount: 3, total: sumOf(first) }
  expect(await salesOf()).toMatchObject({
    ok: true,
    value: {
      point: { code: 'BMT-01', operatorName: 'Hợp tác xã Ban Mê' },
      from: '2026-11-01',
      to: '2026-11-22',
      today: '2026-11-22',
      total: expected,
      days: [{ day: '2026-11-22', ...expected }],
      completeness: { isComplete: false, gaps: [{ kind: 'unsent', tillNumber: 1, count: 2 }] },
    },
  })
  expect(await ask('points')).toMatchObject({
    today: '2026-11-22',
    points: [
      { code: 'BMT-01', state: 'selling', today: expected, completeness: { isComplete: false } },
      {
        code: 'KTX-01',
        state: 'no-till',
        today: { saleCount: 0, total: 0 },
        completeness: { isComplete: true },
      },
    ],
  })
  expect(await ask('tillsOfPoint', { pointId: POINT })).toMatchObject([
    { tillId: till.tillId, number: 1, unsent: 2, isRevoked: false },
  ])
})

test('when the rest arrives the figures are complete', async () => {
  await push(till, sales.slice(3))
  expect(await salesOf()).toMatchObject({
    ok: true,
    value: { total: { saleCount: 5, total: sumOf(sales) }, completeness: { isComplete: true, gaps: [] } },
  })
})

test('days that are asked for are answered, and a point that is not there is said so', async () => {
  expect(await salesOf({ from: '2026-10-01', to: '2026-10-31' })).toMatchObject({
    value: { from: '2026-10-01', to: '2026-10-31', total: { saleCount: 0 }, days: [] },
  })
  expect(await salesOf({ pointId: 'gone' })).toEqual({ ok: false, error: { code: 'unknown-point' } })
})

function salesOf(asked: { pointId?: string; from?: string; to?: string } = {}) {
  return ask('salesOfPoint', { pointId: POINT, from: null, to: null, ...asked })
}

async function ask(name: string, input?: object): Promise<unknown> {
  const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
  const response = await fetch(`${server.url}/trpc/office.${name}${query}`, { headers: { cookie } })
  return z.object({ result: z.object({ data: z.unknown() }) }).parse(await response.json()).result.data
}

const textSchema = z.object({ body: z.object({ total: z.int() }) })

/** What the slips themselves say, read without any code of the server. */
function sumOf(entries: readonly { text: string | null }[]): number {
  return entries.reduce((sum, { text }) => sum + textSchema.parse(JSON.parse(text ?? '')).body.total, 0)
}
