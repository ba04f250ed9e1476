import { migrate } from '../db/migrate.ts'
import { openPool } from '../db/pool.ts'
import { ADMIN_HELP, readAdminRequest, runAdmin } from './admin-commands.ts'
import { askHidden } from './ask-hidden.ts'
import { findBooks } from './find-books.ts'

const request = readAdminRequest(process.argv.slice(2))
if (typeof request === 'string') fail(`${request}\n\n${ADMIN_HELP}`)

const books = findBooks({ databaseUrl: process.env['DATABASE_URL'], dataDir: request.dataDir })
if (!books.ok) fail(books.error)

const db = openPool(books.value, { max: 2 })
try {
  await migrate(db)
  const { isDone, sentence } = await runAdmin(db, request, { ask: askHidden, nowMs: Date.now() })
  process[isDone ? 'stdout' : 'stderr'].write(`${sentence}\n`)
  process.exitCode = isDone ? 0 : 2
} catch (error) {
  if (!isUnreachable(error)) throw error
  process.stderr.write('Không vào được cơ sở dữ liệu. Văn phòng (“npm run office”) có đang chạy không?\n')
  process.exitCode = 2
} finally {
  await db.end()
}

function isUnreachable(error: unknown): boolean {
  const codes = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '3D000']
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}
