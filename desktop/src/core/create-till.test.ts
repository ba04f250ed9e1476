import { expect, it } from 'vitest'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { createRig } from './testing/rig.ts'

it('enrols, sells, and the office has the sale exactly once', async () => {
  const rig = await createRig()
  expect(rig.till.getState()).toMatchObject({
    phase: 'ready',
    identity: { number: 1, pointId: 'bmt01', name: 'Quầy 1' },
  })
  const sold = await rig.sell()
  expect(sold.outcome).toBe('done')
  await rig.till.syncOnce()
  const [journal] = rig.server.journals.values()
  expect(journal?.entries.at(-1)).toEqual(sold.outcome === 'done' && sold.entry)
  expect(rig.till.getState().sync).toMatchObject({ isOnline: true, unsentCount: 0, unsentSinceMs: null })
})

it('reads products and producers from the feed', async () => {
  const rig = await createRig()
  rig.server.feed.push(
    { table: 'product', id: 'ca-phe', row: buildProduct() },
    { table: 'producer', id: 'htx', row: buildProducer() },
  )
  const before = rig.till.getState().catalogueVersion
  await rig.till.syncOnce()
  expect(rig.till.catalogue().products).toEqual([buildProduct()])
  expect(rig.till.getState().catalogueVersion).toBeGreaterThan(before)
  const till = await rig.restart()
  expect(till.catalogue().products).toEqual([buildProduct()])
})
