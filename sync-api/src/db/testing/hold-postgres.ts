import { startPostgres } from '../embedded/start-postgres.ts'

// A program that starts PostgreSQL on the folder it is given, says where, and waits to be killed.
const [dataDir = ''] = process.argv.slice(2)
const { connectionString } = await startPostgres({ dataDir, log: () => {} })
process.stdout.write(`${connectionString}\n`)
setInterval(() => {}, 60_000)
