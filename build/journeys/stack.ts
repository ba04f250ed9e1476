import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '#shared/result.ts'
import { businessDayOf } from '#shared/time.ts'
import { startKiosk } from '../../desktop/src/kiosk/start-kiosk.ts'
import { createAccount } from '../../sync-api/src/access/office/accounts.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import { ensureDatabase } from '../../sync-api/src/db/embedded/ensure-database.ts'
import { startPostgres } from '../../sync-api/src/db/embedded/start-postgres.ts'
import { migrate } from '../../sync-api/src/db/migrate.ts'
import { type Db, openPool } from '../../sync-api/src/db/pool.ts'
import { startServer } from '../../sync-api/src/server.ts'
import { ROOT } from '../architecture/source-files.ts'
import { type DemoWorld, makeDemoWorld } from '../demo/demo-network.ts'
import { fillMasters } from '../demo/fill-masters.ts'
import { choosePorts } from '../start/ports.ts'

/** A whole office with the demo's masters and no sales, and machines for tills: what a journey goes through. */
export type Stack = {
  world: DemoWorld
  db: Db
  officeUrl: string
  login: { user: string; password: string }
  /** The office goes away, and comes back at the same address. */
  stopOffice(): Promise<void>
  startOffice(): Promise<void>
  /** A till's machine of its own; stopped and started it keeps its address and its black box. */
  newMachine(pointId: string): Promise<Machine>
  stop(): Promise<void>
}

export type Machine = {
  /** Where its browser keeps its profile. */
  profile: string
  url(): string
  start(): Promise<void>
  stop(): Promise<void>
  /** A stopped machine with its browser, copied whole, to run at the same address. */
  copy(): Machine
}

const PASSWORD = 'mật khẩu để thử'

/** `isEmpty`: an office as it is on its first day, with an account and nothing else. */
export async function startStack({ isEmpty = false } = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'ocop-journey-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: () => {}, isDurable: false })
  const databaseUrl = await ensureDatabase(postgres.connectionString, 'ocop')
  const db = openPool(databaseUrl, { max: 4 })
  await migrate(db)
  const today = businessDayOf(Date.now())
  const world = makeDemoWorld(1, today)
  if (!isEmpty) await fillMasters(db, world, today)
  await createAccount(db, { username: 'admin', password: PASSWORD, role: 'admin' })
  const ports = await choosePorts(null, null)
  if (!ports.ok) throw new Error('no free ports')
  const office = holdOffice(databaseUrl, ports.value.office)
  await office.start()
  const machines: Machine[] = []
  return {
    world,
    db,
    officeUrl: office.url,
    login: { user: 'admin', password: PASSWORD },
    startOffice: office.start,
    stopOffice: office.stop,
    async newMachine(pointId) {
      const { code } = await createEnrolCode(db, { pointId, nowMs: Date.now() })
      const dataDir = join(folder, `machine ${machines.length + 1}`)
      const machine = holdMachine({ dataDir, apiUrl: office.url, code })
      machines.push(machine)
      await machine.start()
      return machine
    },
    async stop() {
      for (const machine of machines) await machine.stop()
      await office.stop()
      await db.end()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function holdOffice(databaseUrl: string, port: number) {
  let running: { stop(): Promise<void> } | null = null
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      const officeDir = join(ROOT, 'sync-api/office/dist')
      running ??= await startServer({ databaseUrl, host: '127.0.0.1', port, officeDir, log: () => {} })
    },
    async stop() {
      await running?.stop()
      running = null
    },
  }
}

type MachineSetup = { dataDir: string; apiUrl: string; code: string; port?: number }

function holdMachine(setup: MachineSetup): Machine {
  const { dataDir, apiUrl, code: suggestedCode } = setup
  let running: { url: string; stop(): Promise<void> } | null = null
  let port = setup.port ?? 0
  return {
    profile: join(dataDir, 'browser'),
    url: () => must(running, 'a machine that runs').url,
    async start() {
      running ??= await startKiosk({ dataDir, port, apiUrl, suggestedCode, log: () => {} })
      port = Number(new URL(running.url).port)
    },
    async stop() {
      await running?.stop()
      running = null
    },
    copy() {
      cpSync(dataDir, `${dataDir} copy`, { recursive: true })
      return holdMachine({ ...setup, dataDir: `${dataDir} copy`, port })
    },
  }
}
