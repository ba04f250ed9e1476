import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { pointIdSchema } from '#shared/ids.ts'
import { makePin } from '#shared/pin.ts'
import { must } from '#shared/result.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { createTill } from '../../core/create-till.ts'
import { createRig } from '../../core/testing/rig.ts'
import { createTrainingBox } from './memory-box.ts'
import { createTrainingOffice } from './training-office.ts'
import { TRAINING_PIN, trainingRows } from './training-rows.ts'

const POINT = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: '',
  operator: { id: 'op-1', name: 'Hợp tác xã', taxCode: '', vatMethod: 'direct' },
  bank: { bin: '970415', account: '123', accountName: 'HTX' },
}

test('a training is a whole till of its own, marked, with the same goods and the training PIN alone', async () => {
  const rig = await createRig()
  const secret = await makePin('4711', new Uint8Array(16))
  for (const [table, id, row] of [
    ['point', 'bmt01', POINT],
    ['staff', 'ql-1', { id: 'ql-1', name: 'Quản lý', role: 'manager', pin: secret }],
    ['product', buildProduct().id, buildProduct()],
    ['producer', buildProducer().id, buildProducer()],
  ] as const)
    rig.server.feed.push({ table, id, row })
  await rig.till.syncOnce()
  const entries = rig.box.lines.length

  const { point, staff } = rig.till.getState()
  const real = { point: must(point, 'a point'), staff, catalogue: rig.till.catalogue() }
  const rows = trainingRows(real, await makePin(TRAINING_PIN, new Uint8Array(16)))
  const pointId = pointIdSchema.parse('bmt01')
  const nowMs = () => rig.clock.nowMs()
  const till = createTill({
    ...rig.parts,
    database: { name: 'training', indexedDB: new IDBFactory(), IDBKeyRange },
    blackBox: createTrainingBox(),
    transport: createTrainingOffice({ pointId, number: 1, epoch: 'training', rows, nowMs }),
  })
  await till.start()
  expect(await till.enrol({ code: 'x', name: 'Quầy' })).toMatchObject({ ok: true })
  await till.syncOnce()
  const state = till.getState()
  expect(state.point).toMatchObject({ name: 'TẬP BÁN – Trung tâm OCOP', code: 'TAP', bank: null })
  expect(till.catalogue().products).toEqual(rig.till.catalogue().products)
  expect(await till.checkPin('ql-1', '4711')).toMatchObject({ ok: false })
  expect(await till.checkPin('ql-1', TRAINING_PIN)).toMatchObject({ ok: true })

  expect(await till.commit('sale.completed', rig.sale())).toMatchObject({ outcome: 'done' })
  await till.syncOnce()
  expect(till.getState().sync).toMatchObject({ unsentCount: 0, isOnline: true, stop: null })
  expect(rig.box.lines).toHaveLength(entries)
})
