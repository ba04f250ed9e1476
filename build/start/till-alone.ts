import { join } from 'node:path'
import { startKiosk } from '../../desktop/src/kiosk/start-kiosk.ts'
import { buildPages } from '../pages/build-pages.ts'
import { holdWindow } from './open-till.ts'
import type { Program } from './program.ts'
import { CannotStart, say, show } from './say.ts'
import { takeTillPort } from './take-ports.ts'

/**
 * One till of a shop: its machine, its page, its window. The office's address is asked for once and noted; the till
 * sells without it, and needs it only to enrol and to send.
 */
export async function startTillAlone(program: Program): Promise<void> {
  const { options, folder, lifetime } = program
  const apiUrl = officeOf(program)
  const port = await takeTillPort(program)
  await buildPages((name) => say(`Đang dựng trang ${name}…`, `Building the page ${name}…`))
  const dataDir = join(folder.path, 'till')
  const kiosk = await lifetime.hold(startKiosk({ dataDir, port, apiUrl, suggestedCode: null, log: () => {} }))
  folder.write('office.json', { apiUrl })
  if (options.isJson) process.stdout.write(`${JSON.stringify({ tillUrl: kiosk.url, apiUrl })}\n`)
  show('Máy bán hàng / Till', kiosk.url)
  if (!options.isHeadless) holdWindow(program, { tillUrl: kiosk.url, apiUrl, enrolCode: '' })
}

/** The address given now, else the one of last time. */
function officeOf({ options, folder }: Program): string {
  const before = folder.read('office.json') as { apiUrl: string } | null
  const given = options.officeUrl ?? before?.apiUrl
  if (given !== undefined) return given
  throw new CannotStart(
    'Chưa biết địa chỉ văn phòng: thêm --office https://… do văn phòng cho.',
    "The office's address is not known yet: add --office https://… as the office gives it.",
  )
}
