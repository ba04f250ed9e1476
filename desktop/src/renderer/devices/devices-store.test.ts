import { describe, expect, test } from 'vitest'
import { createManualTimers } from '../../core/testing/manual-timers.ts'
import { paperMachine } from '../app/testing/paper-machine.ts'
import { createDevicesStore } from './devices-store.ts'

function devices() {
  const paper = paperMachine()
  const timers = createManualTimers()
  const back: string[] = []
  const store = createDevicesStore({ machine: paper.machine, timers, onBack: (device) => back.push(device) })
  return { paper, timers, back, store }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the devices of a till', () => {
  test('[T26] that are pulled and put back twenty times are told each time', () => {
    const { paper, back, store } = devices()
    paper.tell('device.changed', { device: 'scanner', state: { trouble: null } })
    expect(back).toEqual([])
    for (let turn = 1; turn <= 20; turn += 1) {
      paper.tell('device.changed', { device: 'scanner', state: { trouble: 'not-found' } })
      expect(store.getState().trouble.scanner).toBe('not-found')
      paper.tell('device.changed', { device: 'scanner', state: { trouble: null } })
      expect(store.getState().trouble.scanner).toBeNull()
      expect(back).toHaveLength(turn)
    }
  })

  test('hold no weight of a scale that is gone', () => {
    const { paper, store } = devices()
    paper.tell('scale.weighed', { weightGrams: 500 })
    paper.tell('device.changed', { device: 'scale', state: { trouble: 'lost' } })
    expect(store.getState().weightGrams).toBeNull()
  })

  test('are asked one question at a time, however often it is put', async () => {
    const { paper, store } = devices()
    await Promise.all([store.askPrinter(), store.askPrinter(), store.askPrinter()])
    expect(paper.did).toEqual(['printer.state'])
  })

  test('are asked no more once the house is left', async () => {
    const { paper, timers, store } = devices()
    paper.set({ printer: 'unreachable' })
    await store.askPrinter()
    expect(timers.waiting()).toHaveLength(1)
    store.end()
    expect(timers.waiting()).toEqual([])
    await store.askPrinter()
    await settled()
    expect(timers.waiting()).toEqual([])
  })
})
