import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FILE = 'office.json'
const DEFAULT = 'http://127.0.0.1:4100'
const savedSchema = z.object({ apiUrl: z.string() })

type Asked = { argv: readonly string[]; env: NodeJS.ProcessEnv; dataDir: string }

/**
 * Where the office's API is: `--office=https://…`, which is remembered beside the black box, else OCOP_API_URL, else
 * what was remembered. Throws on an address that is neither https nor on this machine.
 */
export function officeAddress({ argv, env, dataDir }: Asked): string {
  const given = argv.find((word) => word.startsWith('--office='))?.slice('--office='.length)
  if (given === undefined) return checked(env['OCOP_API_URL'] ?? remembered(dataDir) ?? DEFAULT)
  const apiUrl = checked(given)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, `${FILE}.new`), `${JSON.stringify({ apiUrl })}\n`, { flush: true })
  renameSync(join(dataDir, `${FILE}.new`), join(dataDir, FILE))
  return apiUrl
}

function remembered(dataDir: string): string | null {
  try {
    return savedSchema.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'))).apiUrl
  } catch {
    return null
  }
}

function checked(address: string): string {
  const url = URL.parse(address)
  const isHere = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (!url || !(isHere || url.protocol === 'https:'))
    throw new Error(
      `Địa chỉ văn phòng phải bắt đầu bằng https:// / The office's address must be https: ${address}`,
    )
  return url.origin
}
