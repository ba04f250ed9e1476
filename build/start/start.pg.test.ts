import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from '../architecture/source-files.ts'

const locked = mkdtempSync(join(tmpdir(), 'ocop-start-'))
chmodSync(locked, 0o700)
const data = join(locked, 'Dữ liệu Đắk Lắk')
const running: ChildProcess[] = []

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await waitUntil(() => processesOn(locked).length === 0, 20_000)
  rmSync(locked, { recursive: true, force: true })
})

describe('npm start', { timeout: 300_000 }, () => {
  test('begins anew when it was killed while it made the demo network', async () => {
    const { child } = start('start', ['--data', data])
    await waitUntil(() => progressOf(child).includes('20/201') || child.exitCode !== null, 250_000)
    expect(progressOf(child)).toContain('20/201')
    await killAll(child)
  })

  test('prints one line of JSON, with which the office, the till and the sign-in answer', async () => {
    const port = await freePair()
    const { child, ready } = start('start', ['--data', data, '--port', String(port)])
    const { officeUrl, apiUrl, tillUrl, logins, enrolCode } = await ready
    expect(new URL(officeUrl).port).toBe(String(port))
    expect(new URL(tillUrl).port).toBe(String(port + 1))
    expect(enrolCode).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/)
    expect((await fetch(officeUrl)).status).toBe(200)
    expect(await openTillPage(tillUrl)).toContain('<div id="root">')
    const [admin] = logins
    expect(admin).toMatchObject({ role: 'admin', user: 'admin' })
    expect(await signIn(apiUrl, admin)).toContain('"ok":true')
    await stop(child)
    expect(processesOn(locked)).toEqual([])
  })

  test('goes on with the same data, login and pair of ports after kill -9', async () => {
    const first = start('start', ['--data', data])
    const before = await first.ready
    await killAll(first.child)
    const second = start('start', ['--data', data])
    const after = await second.ready
    expect([after.officeUrl, after.logins]).toEqual([before.officeUrl, before.logins])
    expect(progressOf(second.child)).not.toContain('20/201')
    await stop(second.child)
    expect(processesOn(locked)).toEqual([])
  })

  test('ends when the npm above it is killed, with or without a shell between them', async () => {
    const command = `"${process.execPath}" build/start.mjs --headless --json --data "${data}"`
    for (const shell of [`exec ${command}`, `${command}; true`, `sh -c '${command}; true'; true`]) {
      const npm = spawn('sh', ['-c', shell], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, npm_lifecycle_event: 'start' },
      })
      running.push(npm)
      await once(npm.stdout, 'data')
      npm.kill('SIGKILL')
      expect(await waitUntil(() => processesOn(locked).length === 0, 30_000)).toBe(true)
    }
  })

  test('refuses a port that is taken and data that are in use, each in one sentence with exit code 2', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const refused = start('start', ['--data', join(locked, 'other'), '--port', String(port)])
    expect(await exitOf(refused.child)).toBe(2)
    expect(progressOf(refused.child)).toBe(
      `Cổng ${port} đã có chương trình khác dùng. / Port ${port} is taken.\n`,
    )
    holder.close()

    const first = start('start', ['--data', data])
    await first.ready
    const second = start('start', ['--data', data])
    expect(await exitOf(second.child)).toBe(2)
    expect(progressOf(second.child)).toContain('đang được tiến trình')
    await stop(first.child)
  })

  test('does not guess at an argument it does not know', async () => {
    const { child } = start('start', ['--prot', '4100'])
    expect(await exitOf(child)).toBe(2)
    expect(progressOf(child)).toContain("'--prot'")
  })
})

describe('npm run office', { timeout: 300_000 }, () => {
  test('serves an empty office beside the demo, its commands find it, and it stops without a trace', async () => {
    const { child, ready } = start('office', ['--data', data])
    const { officeUrl } = await ready
    expect((await fetch(officeUrl)).status).toBe(200)
    const program = join(ROOT, 'sync-api/src/commands/admin.ts')
    const account = ['--user', 'lan', '--password', 'đủ dài để dùng']
    const admin = spawn(process.execPath, [program, 'create', ...account, '--data', data])
    expect(await exitOf(admin)).toBe(0)
    expect(await signIn(officeUrl, { user: 'lan', password: 'đủ dài để dùng' })).toContain('"ok":true')
    await stop(child)
    expect(processesOn(locked)).toEqual([])
  })
})

describe('npm run till', { timeout: 120_000 }, () => {
  const shop = join(locked, 'Quầy 1')

  test('asks for the office once, opens on the same port each time, and never on another by itself', async () => {
    const unknown = start('till', ['--data', shop])
    expect(await exitOf(unknown.child)).toBe(2)
    expect(progressOf(unknown.child)).toContain('--office')

    const port = await freePair()
    const told = ['--data', shop, '--office', 'http://127.0.0.1:4100', '--port', String(port)]
    const first = start('till', told)
    expect(await openTillPage((await first.ready).tillUrl)).toContain('<div id="root">')
    await stop(first.child)

    const second = start('till', ['--data', shop])
    const { tillUrl, apiUrl } = await second.ready
    expect([new URL(tillUrl).port, apiUrl]).toEqual([String(port), 'http://127.0.0.1:4100'])
    await stop(second.child)
    expect(processesOn(locked)).toEqual([])

    const holder = createServer().listen(port, '127.0.0.1')
    await once(holder, 'listening')
    const refused = start('till', ['--data', shop])
    expect(await exitOf(refused.child)).toBe(2)
    expect(progressOf(refused.child)).toContain(`Port ${port} is taken.`)
    holder.close()
  })
})

type Ready = {
  officeUrl: string
  apiUrl: string
  tillUrl: string
  logins: { role: string; user: string; password: string }[]
  enrolCode: string
}

const progress = new WeakMap<ChildProcess, string>()

function start(
  name: 'start' | 'office' | 'till',
  args: string[],
): { child: ChildProcess; ready: Promise<Ready> } {
  const child = spawn(process.execPath, [join(ROOT, `build/${name}.mjs`), '--headless', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  child.stderr.setEncoding('utf8').on('data', (chunk) => progress.set(child, progressOf(child) + chunk))
  const ready = new Promise<Ready>((resolve, reject) => {
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk
      if (out.endsWith('\n')) resolve(JSON.parse(out) as Ready)
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${progressOf(child)}`)))
  })
  ready.catch(() => {})
  return { child, ready }
}

function progressOf(child: ChildProcess): string {
  return progress.get(child) ?? ''
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  expect(await exitOf(child)).toBe(0)
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** kill -9 of the program and of the one it runs; PostgreSQL is left as it was. */
async function killAll(child: ChildProcess): Promise<void> {
  const program = processesOn(locked).find(({ command }) => command.includes('build/start/main.ts'))
  child.kill('SIGKILL')
  if (program) process.kill(program.pid, 'SIGKILL')
  await exitOf(child)
}

/** As a browser does: the token buys a cookie, the cookie the page. */
async function openTillPage(tillUrl: string): Promise<string> {
  const entry = await fetch(tillUrl, { redirect: 'manual' })
  const cookie = entry.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const page = new URL(entry.headers.get('location') ?? '/', tillUrl)
  return (await fetch(page, { headers: { cookie } })).text()
}

async function signIn(
  apiUrl: string,
  login: { user: string; password: string } | undefined,
): Promise<string> {
  const answer = await fetch(`${apiUrl}/trpc/office.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ocop-office': '1', origin: apiUrl },
    body: JSON.stringify({ username: login?.user, password: login?.password }),
  })
  return text(answer.body as never)
}

/** Every process whose command line names the folder: programs, PostgreSQL, browsers. */
function processesOn(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return command.includes(folder) ? [{ pid: Number(name), command }] : []
      } catch {
        return []
      }
    })
}

async function freePair(): Promise<number> {
  for (let port = 47_000; ; port += 2) if ((await isFree(port)) && (await isFree(port + 1))) return port
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

async function waitUntil(isDone: () => boolean, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs && !isDone(); waitedMs += 100) await sleep(100)
  return isDone()
}
