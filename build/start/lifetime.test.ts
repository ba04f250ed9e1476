import { expect, test } from 'vitest'
import { createLifetime } from './lifetime.ts'

test('stops in reverse order, each once, however often it is asked', async () => {
  const stopped: string[] = []
  const lifetime = createLifetime(() => {})
  for (const name of ['postgres', 'server', 'till']) lifetime.onStop(() => void stopped.push(name))
  await Promise.all([lifetime.stop(), lifetime.stop()])
  await lifetime.stop()
  expect(stopped).toEqual(['till', 'server', 'postgres'])
})

test('one that cannot be stopped is reported and does not keep the others alive', async () => {
  const stopped: string[] = []
  const reports: unknown[] = []
  const lifetime = createLifetime((error) => reports.push(error))
  lifetime.onStop(() => void stopped.push('postgres'))
  lifetime.onStop(() => Promise.reject(new Error('stuck')))
  await lifetime.stop()
  expect(stopped).toEqual(['postgres'])
  expect(reports).toEqual([new Error('stuck')])
})
