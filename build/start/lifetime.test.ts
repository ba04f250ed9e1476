import { expect, test } from 'vitest'
import { createLifetime, type Stoppable } from './lifetime.ts'

function part(name: string, stopped: string[]): Promise<Stoppable> {
  return Promise.resolve({ stop: () => void stopped.push(name) })
}

test('stops in reverse order, each once, however often it is asked', async () => {
  const stopped: string[] = []
  const lifetime = createLifetime(() => {})
  for (const name of ['postgres', 'server', 'till']) await lifetime.hold(part(name, stopped))
  await Promise.all([lifetime.stop(), lifetime.stop()])
  await lifetime.stop()
  expect(stopped).toEqual(['till', 'server', 'postgres'])
})

test('one that cannot be stopped is reported and does not keep the others alive', async () => {
  const stopped: string[] = []
  const reports: unknown[] = []
  const lifetime = createLifetime((error) => reports.push(error))
  await lifetime.hold(part('postgres', stopped))
  await lifetime.hold(Promise.resolve({ stop: () => Promise.reject(new Error('stuck')) }))
  await lifetime.stop()
  expect(stopped).toEqual(['postgres'])
  expect(reports).toEqual([new Error('stuck')])
})

test('what is still starting when the end comes is stopped once it has started', async () => {
  const stopped: string[] = []
  const lifetime = createLifetime(() => {})
  const starting = Promise.withResolvers<Stoppable>()
  void lifetime.hold(starting.promise)
  const end = lifetime.stop()
  starting.resolve({ stop: () => void stopped.push('postgres') })
  await end
  expect(stopped).toEqual(['postgres'])
})

test('what begins to start after the end came is stopped as well, a failed start needs no stop', async () => {
  const stopped: string[] = []
  const lifetime = createLifetime(() => {})
  const failed = lifetime.hold(Promise.reject<Stoppable>(new Error('no port')))
  await expect(failed).rejects.toThrow('no port')
  await lifetime.stop()
  await lifetime.hold(part('late', stopped))
  await lifetime.stop()
  expect(stopped).toEqual(['late'])
})
