import { describe, expect, it } from 'vitest'
import { codes, expectWhole, rotStore, saleIdsOf, soldRig, storeRows } from '../testing/wreck.ts'
import type { Rig } from '../testing/rig.ts'
import { must } from '#shared/result.ts'
import { carryEntry } from '#shared/journal/carry.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import { buildEntry, buildTillId } from '#shared/testing/builders.ts'
import { tillIdIn } from '../journal/read-any.ts'
import { lookupsOf } from '../store/lookups.ts'

/** A till whose entry 3 is lost in both stores, after the server has it. */
async function holedRig(): Promise<{ rig: Rig; sales: string[]; text: string }> {
  const rig = await soldRig(4)
  await rig.till.syncOnce()
  const sales = saleIdsOf(rig.box.lines)
  const text = rig.box.lines[2]?.text ?? ''
  rig.box.lines = rig.box.lines.map((line) => (line.seq === 3 ? { ...line, text: null } : line))
  await rotStore(rig, 3)
  await rig.inStore((db) => db.meta.delete('ack')) // so that the start looks at all of it
  rig.box.ack = null
  await rig.restart()
  return { rig, sales, text }
}

describe('[P6b] a hole in the own journal', () => {
  it('is filled in both stores with what the server holds, and said', async () => {
    const { rig, sales } = await holedRig()
    expect(codes(rig)).toContain('hole')
    expect((await storeRows(rig))[2]?.text).toBeNull()
    expect(await rig.till.recentSales(9)).toHaveLength(3)
    await rig.till.syncOnce()
    expect(codes(rig)).toContain('hole-filled')
    expect(codes(rig)).not.toContain('hole')
    await expectWhole(rig, sales)
    expect(await rig.till.recentSales(9)).toHaveLength(4)
    expect((await rig.sell()).outcome).toBe('done')
    await rig.restart()
    expect(codes(rig)).not.toContain('hole')
    const started = JSON.parse(rig.box.lines.at(-1)?.text ?? '')
    expect(started.body).toMatchObject({ what: 'program-started', detail: { saleCount: 5 } })
  })

  it('is not filled with a text that does not fit its hash, and is not asked for without end', async () => {
    const { rig } = await holedRig()
    const [journal] = rig.server.journals.values()
    const entry = journal?.entries[2]
    const { pull } = rig.server
    let asked = 0
    rig.parts.transport.pull = async (request, token) => {
      const answer = await pull(request, token)
      if (answer.ok)
        for (const sibling of answer.value.siblings) {
          asked += 1
          sibling.entries = sibling.entries.map(({ text, ...each }) => ({
            ...each,
            ...(entry && each.seq === entry.seq ? { hash: entry.hash, prevHash: entry.prevHash } : {}),
            text: text?.replace('sale.completed', 'sale.completeD') ?? null,
          }))
        }
      return answer
    }
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    expect(asked).toBe(1)
    expect((await storeRows(rig))[2]?.text).toBeNull()
    expect(codes(rig)).toContain('hole')
  })

  it('is filled from the box when only the store has lost it', async () => {
    const { rig, sales, text } = await holedRig()
    rig.box.lines = rig.box.lines.map((line) => (line.seq === 3 ? { ...line, text } : line))
    rig.server.faults = ['offline']
    await rig.till.syncOnce()
    await expectWhole(rig, sales)
  })

  it('is filled at the server too, where it noted the same hole, once it can be reached', async () => {
    const rig = await soldRig(4)
    await rig.till.syncOnce()
    const [journal] = rig.server.journals.values()
    const noted = must(journal?.entries[2], 'an entry')
    const { text } = noted
    noted.text = null
    await rig.inStore((db) => db.own.update(3, { text: null, hole: 1 }))
    rig.server.faults = ['offline']
    await rig.till.syncOnce()
    expect((await storeRows(rig))[2]?.text).toBe(text)
    await rig.restart()
    rig.server.faults = [null, 'lost']
    await rig.till.syncOnce()
    expect(noted.text).toBeNull()
    await rig.till.syncOnce()
    expect(noted.text).toBe(text)
    const pushed = rig.server.pushes.length
    await rig.till.syncOnce()
    expect(rig.server.pushes).toHaveLength(pushed + 1)
  })

  it('[P14] is filled with what a till of the point carried', async () => {
    const { rig, sales, text } = await holedRig()
    const hole = await rig.inStore((db) => db.own.get(3))
    const [body] = carryEntry(tillIdIn(text) as never, { ...(hole as WrittenEntry), text })
    const tillId = buildTillId('sibling')
    const carrying = buildEntry({ tillId, kind: 'entry.carried', body: body as never })
    await rig.inStore((db) => db.sibling.put({ ...carrying, ...lookupsOf(carrying), tillId }))
    rig.server.faults = ['offline']
    await rig.till.syncOnce()
    await expectWhole(rig, sales)
  })
})
