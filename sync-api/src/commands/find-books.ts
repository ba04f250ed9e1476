import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/result.ts'

const officeFileSchema = z.object({ databaseUrl: z.string() })

/**
 * Where the books are: DATABASE_URL, else the database of the office that runs on a data folder (`npm run office`
 * leaves its address there), by default the one it uses itself. The error is a sentence to show.
 */
export function findBooks(options: {
  databaseUrl: string | undefined
  dataDir: string | undefined
}): Result<string, string> {
  if (options.databaseUrl) return ok(options.databaseUrl)
  const dataDir = options.dataDir ?? fileURLToPath(new URL('../../../.data', import.meta.url))
  const found = officeFileSchema.safeParse(readJson(join(dataDir, 'office.json')))
  if (found.success) return ok(found.data.databaseUrl)
  return err(
    `Không thấy văn phòng nào chạy trên thư mục ${dataDir}. Chạy “npm run office” trước, chỉ đúng thư mục bằng --data, ` +
      'hoặc đặt DATABASE_URL.',
  )
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
