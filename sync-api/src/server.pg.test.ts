import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from './db/testing/test-database.ts'
import { type ServerOptions, startServer } from './server.ts'

const database = await createTestDatabase('server')
const folder = await mkdtemp(join(tmpdir(), 'ocop-pages-'))
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function options(changes: Partial<ServerOptions> = {}): ServerOptions {
  return {
    databaseUrl: database.connectionString,
    host: '127.0.0.1',
    port: 0,
    officeDir: null,
    log: () => {},
    ...changes,
  }
}

async function connectionCount(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  return rows[0]?.count ?? -1
}

describe('the server', () => {
  test('starts, answers, stops, starts again on the same port, and leaves no connection', async () => {
    const idle = await connectionCount()
    const first = await startServer(options())
    expect((await fetch(`${first.url}/health`)).status).toBe(200)
    await first.stop()
    await expect(fetch(`${first.url}/health`)).rejects.toThrow()
    const second = await startServer(options({ port: Number(new URL(first.url).port) }))
    expect((await fetch(`${second.url}/health`)).status).toBe(200)
    await second.stop()
    await expect.poll(connectionCount).toBe(idle)
  })

  test('that cannot have its port says so, and leaves no connection', async () => {
    const idle = await connectionCount()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(startServer(options({ port }))).rejects.toThrow('EADDRINUSE')
    await new Promise((resolve) => other.close(resolve))
    await expect.poll(connectionCount).toBe(idle)
  })

  test('without built pages says so instead of starting', async () => {
    const officeDir = join(folder, 'missing')
    await expect(startServer(options({ officeDir }))).rejects.toThrow('build them first')
  })
})

describe('the office’s pages', () => {
  let url = ''
  let stop = async () => {}
  beforeAll(async () => {
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
    await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Văn phòng</title>')
    await writeFile(join(folder, 'dist', 'assets', 'page.js'), 'export {}')
    await writeFile(join(folder, 'secret.txt'), 'not to be served')
    const server = await startServer(options({ officeDir: join(folder, 'dist') }))
    url = server.url
    stop = server.stop
  })
  afterAll(() => stop())

  const asPage = { headers: { accept: 'text/html' } }

  test.each(['/', '/points/bmt01', '/tills?point=bmt01'])('%s is the page', async (path) => {
    const response = await fetch(`${url}${path}`, asPage)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Văn phòng')
  })

  test('run nothing that is not ours, and no other site frames them', async () => {
    const policy = (await fetch(url, asPage)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
  })

  test.each(['/assets/missing.js', '/../secret.txt', '/..%2fsecret.txt', '/trpc/'])(
    '%s is not found',
    async (path) => {
      const response = await fetch(`${url}${path}`)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('not to be served')
    },
  )
})
