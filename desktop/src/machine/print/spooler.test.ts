import { expect, test } from 'vitest'
import { createPrinter } from './printer.ts'
import { listPrintQueues } from './spooler.ts'
import { jobOf } from './testing/slips.ts'

test('a print queue is of Windows, and says so elsewhere', async () => {
  const setting = {
    kind: 'spooler',
    queue: 'XP-80',
    name: 'Máy in',
    paperMm: 80,
    answersStatus: false,
  } as const
  const printer = createPrinter(setting, () => performance.now())
  expect(await printer.state()).toEqual({ ok: false, error: 'unsupported' })
  expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'unsupported', isPartlyOut: false })
  expect(await printer.openDrawer()).toEqual({ ok: false, error: 'unsupported' })
  expect(await listPrintQueues()).toEqual([])
})
