import { readFileSync } from 'node:fs'
import { type Config, readConfig } from './config.ts'
import { startPostgres } from './db/embedded/start-postgres.ts'
import { startServer } from './server.ts'

/** The server alone, as an office with an operating team of its own runs it: all settings from the environment. */
const config = readConfig(process.env)
if (!config.ok) {
  console.error(config.error)
  process.exit(2)
}
const stop = await start(config.value)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().then(() => process.exit(0)))

async function start(settings: Config): Promise<() => Promise<void>> {
  const { host, port, officeDir, tlsFiles, isBehindProxy } = settings
  const log = (line: string) => console.error(line)
  const postgres =
    settings.databaseUrl === null ? await startPostgres({ dataDir: settings.dataDir, log }) : null
  const tls = tlsFiles ? { tls: { cert: readFileSync(tlsFiles.cert), key: readFileSync(tlsFiles.key) } } : {}
  try {
    const databaseUrl = settings.databaseUrl ?? postgres?.connectionString ?? ''
    const server = await startServer({ databaseUrl, host, port, officeDir, log, isBehindProxy, ...tls })
    console.log(`listening on ${server.url}`)
    return async () => {
      await server.stop()
      await postgres?.stop()
    }
  } catch (error) {
    await postgres?.stop()
    throw error
  }
}
