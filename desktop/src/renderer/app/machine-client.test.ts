import { expect, test } from 'vitest'
import { connectMachine } from './machine-client.ts'

/** A page in Electron: what the preload puts there, and a way to bring news. */
function electronPage() {
  const listeners: ((news: unknown) => void)[] = []
  const ocopMachine = {
    call: (name: string) => Promise.resolve({ ok: true, value: name === 'display.close' ? null : 7 }),
    onNews: (listener: (news: unknown) => void) => void listeners.push(listener),
  }
  const tell = (news: unknown) => listeners.forEach((listener) => listener(news))
  return { page: { ocopMachine } as unknown as Window, tell }
}

test('the page hears each scan, in order, until it stops listening', async () => {
  const { page, tell } = electronPage()
  const machine = await connectMachine(page)
  const heard: string[] = []
  const stop = machine.on('scanner.scanned', ({ text }) => heard.push(text))
  for (const text of ['0012', '8934567890123']) tell({ event: 'scanner.scanned', value: { text } })
  stop()
  tell({ event: 'scanner.scanned', value: { text: 'late' } })
  expect(heard).toEqual(['0012', '8934567890123'])
})

test('the page passes over events that a newer host tells, and values that do not fit', async () => {
  const { page, tell } = electronPage()
  const machine = await connectMachine(page)
  const heard: unknown[] = []
  machine.on('scale.weighed', (value) => heard.push(value))
  tell({ event: 'camera.seen', value: 1 })
  tell({ event: 'toString', value: 1 })
  tell({ event: 'scale.weighed', value: { weightGrams: 1.5 } })
  tell({ event: 'scale.weighed', value: { weightGrams: 250 } })
  expect(heard).toEqual([{ weightGrams: 250 }])
})

test('an answer that does not fit its call is an error, not a value', async () => {
  const machine = await connectMachine(electronPage().page)
  expect(await machine.call('display.close')).toBe(null)
  await expect(machine.call('printer.state')).rejects.toMatchObject({ code: 'io' })
})
