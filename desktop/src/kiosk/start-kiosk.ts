import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { holdBlackBox } from '../machine/black-box/black-box.ts'
import { forkDevices } from '../machine/devices/fork-devices.ts'
import { holdDevices } from '../machine/devices/hold-devices.ts'
import { machineHandlers } from '../machine/handlers.ts'
import { serveMachine } from '../machine/serve.ts'
import { makeGuard } from './guard.ts'
import { serveMachineSocket } from './machine-socket.ts'
import { servePage } from './page-server.ts'
import { loadStaticFiles } from '../machine/page/static-files.ts'
import { words } from './words.ts'

const BUILT_PAGE = fileURLToPath(new URL('../../dist', import.meta.url))
const PACKAGE = new URL('../../../package.json', import.meta.url)

/** A browser's page opens and closes the second window itself. */
const PAGE_OPENS_DISPLAY = {
  'display.open': () => ({ opener: 'page', screens: null }) as const,
  'display.close': () => null,
}

export type KioskOptions = {
  /** Folder of this till's machine: the black box lies in it. */
  dataDir: string
  /** 0 takes a free one. */
  port: number
  /** Where the office's API is, "http://127.0.0.1:4100". */
  apiUrl: string
  suggestedCode: string | null
  log: (line: string) => void
  /** The built page; desktop/dist unless told. */
  pageDir?: string
}

/** `url` holds this start's token: whoever opens it gets the till. */
export type Kiosk = { url: string; stop(): Promise<void> }

/**
 * The till's machine and page on loopback. Rejects when the port is taken (EADDRINUSE), when another program holds
 * the folder (FolderTaken), or when the page is not built.
 */
export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const { dataDir, apiUrl, suggestedCode, log, pageDir = BUILT_PAGE } = options
  const files = await loadStaticFiles(pageDir).catch(() => new Map())
  if (!files.has('/')) throw new Error(words.notBuilt)
  const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string }
  const box = await holdBlackBox({ directory: join(dataDir, 'black-box'), nowMs: Date.now })
  const server = createServer()
  try {
    server.listen(options.port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    await box.close()
    throw error
  }
  const { port } = server.address() as AddressInfo // a TCP server's
  const token = randomBytes(32).toString('base64url')
  const guard = makeGuard({ port, token })
  server.on('request', servePage({ guard, files, apiUrl }))
  const devices = holdDevices(() => forkDevices(dataDir))
  const config = { apiUrl, version, shell: 'kiosk', suggestedCode } as const
  const closeSockets = serveMachineSocket(server, {
    guard,
    serve: serveMachine(
      machineHandlers({ config, box, devices: devices.handlers, display: PAGE_OPENS_DISPLAY }),
    ),
    listen: devices.listen,
  })
  log(`till host on 127.0.0.1:${port}`)
  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    async stop() {
      closeSockets()
      devices.stop()
      server.close()
      server.closeAllConnections()
      await box.close()
    },
  }
}
