import { z } from 'zod'
import { err, ok, type Result } from '#shared/result.ts'

const configSchema = z.object({
  /** An own PostgreSQL of the province; without it the server runs one in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data/office'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  /** The folder of the office's built pages. */
  OFFICE_DIR: z.string().min(1).optional(),
  TLS_CERT_FILE: z.string().min(1).optional(),
  TLS_KEY_FILE: z.string().min(1).optional(),
  /** 1: TLS ends in a proxy in front, whose word on who calls is believed. */
  BEHIND_PROXY: z.enum(['0', '1']).default('0'),
})

export type Config = {
  databaseUrl: string | null
  dataDir: string
  host: string
  port: number
  officeDir: string | null
  tlsFiles: { cert: string; key: string } | null
  isBehindProxy: boolean
}

/** Reads the environment. Plain HTTP is for loopback only: anyone on a shop's network could read it otherwise. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, string> {
  const read = configSchema.safeParse(environment)
  if (!read.success) {
    const issue = read.error.issues[0]
    return err(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { DATABASE_URL, TLS_CERT_FILE: cert, TLS_KEY_FILE: key, ...rest } = read.data
  if ((cert === undefined) !== (key === undefined)) return err('TLS_CERT_FILE and TLS_KEY_FILE go together')
  const isBehindProxy = rest.BEHIND_PROXY === '1'
  if (!isLoopback(rest.HOST) && cert === undefined && !isBehindProxy)
    return err(
      `HOST ${rest.HOST} can be reached from outside: give TLS_CERT_FILE and TLS_KEY_FILE, or BEHIND_PROXY=1 when TLS ends in front`,
    )
  return ok({
    databaseUrl: DATABASE_URL ?? null,
    dataDir: rest.DATA_DIR,
    host: rest.HOST,
    port: rest.PORT,
    officeDir: rest.OFFICE_DIR ?? null,
    tlsFiles: cert !== undefined && key !== undefined ? { cert, key } : null,
    isBehindProxy,
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
