import { parseArgs } from 'node:util'
import { type Db, openPool } from '../db/pool.ts'
import { findBooks } from './find-books.ts'

type Work = (db: Db, options: { isJson: boolean }) => Promise<{ exitCode: number; output: string }>

/**
 * Runs a command on the books of `--data DIR` or DATABASE_URL, prints what it says and sets the exit code: the
 * command's own, or 2 with a sentence where the books cannot be reached.
 */
export async function withBooks(help: string, work: Work): Promise<void> {
  const request = readRequest()
  if (typeof request === 'string') return refuse(`${request}\n\n${help}`)
  const books = findBooks({ databaseUrl: process.env['DATABASE_URL'], dataDir: request.data })
  if (!books.ok) return refuse(books.error)
  const db = openPool(books.value, { max: 2 })
  try {
    const { exitCode, output } = await work(db, { isJson: request.json ?? false })
    process.stdout.write(`${output}\n`)
    process.exitCode = exitCode
  } catch (error) {
    const sentence = sentenceFor(error)
    if (sentence === null) throw error
    refuse(sentence)
  } finally {
    await db.end()
  }
}

function readRequest(): { data?: string | undefined; json?: boolean | undefined } | string {
  try {
    return parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean' } } }).values
  } catch (error) {
    return `Không hiểu tham số: ${error instanceof Error ? error.message : String(error)}`
  }
}

const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '3D000']
const UNKNOWN_TABLE = '42P01'

function sentenceFor(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (UNREACHABLE.includes(code))
    return 'Không vào được cơ sở dữ liệu. Văn phòng (“npm run office”) có đang chạy không?'
  if (code === UNKNOWN_TABLE)
    return 'Cơ sở dữ liệu này chưa có sổ của phiên bản này. Hãy chạy “npm run office” trước.'
  return null
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}
