import { createPrivateKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '#shared/result.ts'
import { TOKEN_AUDIENCE } from '#shared/protocol/wire.ts'
import { hashEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import { inTransaction } from '../../sync-api/src/db/pool.ts'
import { publishChanges } from '../../sync-api/src/db/feed-log.ts'
import { callWire, startWireServer, type WireServer } from '../../sync-api/src/testing/wire-server.ts'
import { exchangesGolden } from './exchanges.ts'
import { feedChanges } from './feed-rows.ts'
import { MAIN, OTHER, POINT } from './journals.ts'

type Exchange = ReturnType<typeof exchangesGolden>['exchanges'][number]
type Life = { server: WireServer; epoch: string; golden: string }

const { exchanges } = exchangesGolden()
const restoredAt = exchanges.findIndex(({ name }) => name.startsWith('a server restored'))
let first: Life
let restored: Life

/** A server that holds what the golden ones hold before the first question; its epoch stands for the golden one. */
async function beginLife(name: string, golden: string): Promise<Life> {
  const server = await startWireServer(name)
  const { db, clock } = server
  const codes = exchanges.flatMap(({ request }) => ('code' in request ? String(request.code) : []))
  for (const code of new Set(codes))
    await db.query(
      'insert into enrol_code (code_hash, point_id, till_id, created_at, expires_at) values ($1, $2, null, $3, $4)',
      [hashEnrolCode(code), POINT, new Date(clock.nowMs()), new Date(clock.nowMs() + 86_400_000)],
    )
  const { rows } = await db.query<{ epoch: string }>('select server_epoch() as epoch')
  return { server, epoch: must(rows[0], 'an epoch').epoch, golden }
}

/** The feed as the golden pull finds it, without what enrolling published. */
async function publishGoldenFeed({ server }: Life): Promise<void> {
  await server.db.query('delete from feed_change')
  await server.db.query('update feed_head set last = 0')
  const scope = { kind: 'point', pointId: POINT } as const
  const changes = feedChanges().map(({ table, id, row }) => ({ scope, table, id, row: row as object | null }))
  await inTransaction(server.db, (tx) => publishChanges(tx, changes))
}

function token(tillId: string, nowMs: number): Promise<string> {
  const { privateJwk } = tillId === MAIN.tillId ? MAIN : OTHER
  const iat = Math.floor(nowMs / 1000)
  return new SignJWT({ sub: tillId, aud: TOKEN_AUDIENCE, iat, exp: iat + 60 })
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(createPrivateKey({ key: privateJwk, format: 'jwk' }))
}

/** Asks as the golden till does, at the golden moment, and gives the answer with golden epochs in it. */
async function ask({ server }: Life, { path, signedBy, request, answer }: Exchange): Promise<unknown> {
  const { now } = answer.result.data
  server.clock.setWallMs(now)
  const reply = await callWire(server, path.replace('/trpc/', ''), {
    input: withEpochs(request, ([golden, real]) => [golden, real]),
    ...(signedBy && { token: await token(signedBy, now) }),
  })
  return withEpochs(reply.json as object, ([golden, real]) => [real, golden])
}

/** Epochs are opaque and stand alone, or at the beginning of a cursor. */
function withEpochs(value: object, swap: (pair: [string, string]) => [string, string]): unknown {
  let text = JSON.stringify(value)
  for (const { golden, epoch } of [first, restored]) {
    const [from, to] = swap([golden, epoch])
    text = text.replaceAll(`"${from}"`, `"${to}"`).replaceAll(`"${from}.`, `"${to}.`)
  }
  return JSON.parse(text)
}

beforeAll(async () => {
  first = await beginLife('golden-first', 'e1')
  restored = await beginLife('golden-restored', 'e2')
})
afterAll(async () => {
  await first.server.stop()
  await restored.server.stop()
})

describe('the golden exchanges, asked of the real server in their order', () => {
  for (const exchange of exchanges.slice(0, restoredAt))
    it(`${exchange.rules} ${exchange.name}`.trim(), async () => {
      if (exchange.path === '/trpc/till.pull' && 'feed' in exchange.request && exchange.request.feed === null)
        await publishGoldenFeed(first)
      expect(await ask(first, exchange)).toEqual(exchange.answer.result.data)
    })

  for (const exchange of exchanges.slice(restoredAt))
    it(`${exchange.rules} ${exchange.name}`.trim(), async () => {
      if (exchange === exchanges[restoredAt]) await restoreToSeq2()
      expect(await ask(restored, exchange)).toEqual(exchange.answer.result.data)
    })
})

/** What the backup held: the till, and its first two entries. */
async function restoreToSeq2(): Promise<void> {
  const [enrolment] = exchanges
  const batch = must(
    exchanges.find(({ name }) => name === 'and with every hash, as protocol 1 has it'),
    'a batch',
  )
  await ask(restored, must(enrolment, 'an enrolment'))
  const entries = (batch.request as { entries: object[] }).entries.slice(0, 2)
  await ask(restored, { ...batch, request: { ...batch.request, entries } })
}
