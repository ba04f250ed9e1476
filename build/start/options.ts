import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#shared/result.ts'

export type StartOptions = {
  /** Opens nothing on the screen. */
  isHeadless: boolean
  /** Once ready, one line of JSON on stdout. */
  isJson: boolean
  dataDir: string
  /** The office's port, the till host takes the next; null: the next free pair. */
  port: number | null
  /** Where the office's API is, without a slash at the end; null when not told. */
  officeUrl: string | null
}

/** Reads the arguments of `npm start`, `npm run office` and `npm run till`; the error names the argument and its value. */
export function parseOptions(args: readonly string[], defaultDataDir: string): Result<StartOptions, string> {
  const parsed = parse(args)
  if (!parsed.ok) return parsed
  const { headless, json, data, port, office } = parsed.value
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return err(`--port ${port}`)
  const number = port === undefined ? null : Number(port)
  if (number !== null && (number < 1 || number > 65_534)) return err(`--port ${port}`)
  if (data === '') return err('--data ""')
  const officeUrl = office === undefined ? null : originOf(office)
  if (office !== undefined && officeUrl === null) return err(`--office ${office}`)
  return ok({
    isHeadless: headless ?? false,
    isJson: json ?? false,
    dataDir: data ?? defaultDataDir,
    port: number,
    officeUrl,
  })
}

/** "https://ocop.example" of an http or https address; plain http only to this machine, for tokens travel on it. */
function originOf(address: string): string | null {
  const url = URL.parse(address)
  if (url === null) return null
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url.origin : null
}

type Flags = { headless?: boolean; json?: boolean; data?: string; port?: string; office?: string }

function parse(args: readonly string[]): Result<Flags, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        headless: { type: 'boolean' },
        json: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        office: { type: 'string' },
      },
    })
    return ok(values)
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}
