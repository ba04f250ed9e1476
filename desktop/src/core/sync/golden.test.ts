import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { must } from '#shared/result.ts'
import { type PullAnswer, pullAnswerSchema } from '#shared/protocol/pull.ts'
import { createRig } from '../testing/rig.ts'

type Golden = { name: string; path: string; answer: { result: { data: object } } }

const FILE = new URL('../../../../shared/golden/exchanges.json', import.meta.url)
const { exchanges }: { exchanges: Golden[] } = JSON.parse(readFileSync(FILE, 'utf8'))
const pulled: PullAnswer[] = exchanges
  .filter(({ path }) => path === '/trpc/till.pull')
  .map(({ answer }) => pullAnswerSchema.parse(answer.result.data))

describe('the golden answers to a pull', () => {
  it('are read by a till: tables, cursor, and a sibling’s entries with the hashes that were left out', async () => {
    const rig = await createRig()
    const [page] = pulled
    const first = must(page, 'a first pull')
    rig.parts.transport.pull = async () => ({ ok: true, value: structuredClone(first) })
    await rig.till.syncOnce()
    const sibling = must(first.siblings[0], 'a sibling')
    const held = await rig.inStore((db) => db.sibling.toArray())
    expect(held.map(({ seq, text }) => ({ seq, text }))).toEqual(
      sibling.entries.map(({ seq, text }) => ({ seq, text })),
    )
    const end = must(sibling.entries.at(-1), 'an entry')
    expect(await rig.inStore((db) => db.siblingHead.toArray())).toEqual([
      { tillId: sibling.tillId, seq: end.seq, hash: end.hash },
    ])
    expect(await rig.inStore((db) => db.meta.get('feedCursor'))).toMatchObject({ value: first.feed.cursor })
    expect(rig.till.getState()).toMatchObject({ point: { code: 'BMT01' }, findings: [] })
    expect(rig.till.catalogue().products.map(({ id }) => id)).toEqual(['ca-phe-bot-500'])
  })
})
