import { on, once } from 'node:events'
import { mkdir, mkdtemp, open as openFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { FolderTaken } from '../machine/black-box/lock.ts'
import { ALREADY_OPEN } from '../machine/contract.ts'
import { serialPair } from '../machine/line/testing/serial-pair.ts'
import { type Kiosk, startKiosk } from './start-kiosk.ts'

const HTML = '<script type="module" src="/assets/a.js" nonce="OCOP-NONCE"></script>'

let folder: string
let kiosk: Kiosk
let origin: string
let cookie: string

const options = () => ({
  dataDir: join(folder, 'data'),
  pageDir: join(folder, 'page'),
  port: 0,
  apiUrl: 'http://127.0.0.1:4100/trpc',
  suggestedCode: 'ABCD-1234',
  log: () => undefined,
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-'))
  await mkdir(join(folder, 'page/assets'), { recursive: true })
  await writeFile(join(folder, 'page/index.html'), HTML)
  await writeFile(join(folder, 'page/assets/a.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  kiosk = await startKiosk(options())
  origin = new URL(kiosk.url).origin
  cookie = (await letIn()).headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterEach(async () => {
  await kiosk.stop()
  await rm(folder, { recursive: true })
})

function letIn(url = kiosk.url) {
  return fetch(url, { redirect: 'manual' })
}

function open(headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`${origin.replace('http', 'ws')}/machine`, { headers: { origin, cookie, ...headers } })
}

/** What a socket's first moment brings: a message, or the code it is closed with. */
async function firstWord(socket: WebSocket): Promise<unknown> {
  return Promise.race([
    once(socket, 'message').then(([data]) => JSON.parse(String(data))),
    once(socket, 'close').then(([code]) => code),
    once(socket, 'unexpected-response').then(([, response]) => response.statusCode),
  ])
}

async function ask(socket: WebSocket, message: object): Promise<unknown> {
  socket.send(JSON.stringify(message))
  const [data] = await once(socket, 'message')
  return JSON.parse(String(data))
}

async function sendOver(port: string, text: string): Promise<void> {
  const file = await openFile(port, 'w')
  await file.write(text)
  await file.close()
}

/** The value of the next event of this name. */
async function heard(socket: WebSocket, event: string): Promise<unknown> {
  for await (const [data] of on(socket, 'message')) {
    const said = JSON.parse(String(data))
    if (said.event === event) return said.value
  }
  return null
}

/** fetch sets Host itself; this does not. */
function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve) =>
    request(`${origin}/`, { headers: { host, cookie } }, (response) =>
      resolve(response.resume().statusCode),
    ).end(),
  )
}

describe('the page', () => {
  test('takes the token out of the address and gives a cookie that scripts and other sites cannot use', async () => {
    const response = await letIn()
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    expect(response.headers.get('set-cookie')).toMatch(
      /^ocop-till-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    )
  })

  test('is given to whoever has the cookie, with a fresh nonce each time', async () => {
    const nonces = new Set<string>()
    for (let time = 0; time < 2; time++) {
      const response = await fetch(origin, { headers: { cookie } })
      const policy = response.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? ''
      expect(await response.text()).toBe(HTML.replace('OCOP-NONCE', nonce))
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("connect-src 'self' http://127.0.0.1:4100;")
      expect(policy).not.toContain('unsafe')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
    const script = await fetch(`${origin}/assets/a.js`, { headers: { cookie } })
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('is not given without the cookie, with a wrong token, or under another name for this machine', async () => {
    expect((await fetch(origin)).status).toBe(401)
    expect((await letIn(`${origin}/?token=${'x'.repeat(43)}`)).status).toBe(401)
    expect((await fetch(origin, { headers: { cookie: `${cookie}x` } })).status).toBe(401)
    expect(await statusWithHost('evil.example')).toBe(421)
    expect(await statusWithHost(`localhost:${new URL(origin).port}`)).toBe(421)
    expect(await statusWithHost(new URL(origin).host)).toBe(200)
    expect((await fetch(origin, { method: 'POST', headers: { cookie } })).status).toBe(405)
  })

  test('never gives a file that is not part of it', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets',
      '//secret.txt',
    ]) {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1')
      socket.end(
        `GET ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
      )
      const answer = (await socket.toArray()).join('')
      expect(answer).toContain('HTTP/1.1 404')
      expect(answer).not.toContain('secret')
    }
  })
})

describe('the machine socket', () => {
  test('answers calls by their number', async () => {
    const socket = open()
    expect(await firstWord(socket)).toEqual({ ready: true })
    expect(await ask(socket, { id: 7, call: 'config.read', args: [] })).toMatchObject({
      id: 7,
      reply: { ok: true, value: { shell: 'kiosk', suggestedCode: 'ABCD-1234' } },
    })
    expect(await ask(socket, { id: 8, call: 'blackBox.open', args: [] })).toMatchObject({
      id: 8,
      reply: { ok: true },
    })
    expect(await ask(socket, { id: 9, call: 'no.such', args: [] })).toMatchObject({
      id: 9,
      reply: { ok: false },
    })
  })

  test('brings what the scanner reads to the page that is open, and to the one that comes after', async () => {
    const cable = serialPair(folder)
    await cable.plug()
    const page = open()
    await firstWord(page)
    const serial = { path: cable.near, baudRate: 9600, usb: null }
    const settings = { printer: null, scanner: { name: 'Máy quét', serial }, scale: null }
    const connected = heard(page, 'device.changed')
    page.send(JSON.stringify({ id: 1, call: 'devices.save', args: [settings] }))
    expect(await connected).toEqual({ device: 'scanner', state: { trouble: null } })
    const first = heard(page, 'scanner.scanned')
    await sendOver(cable.far, '0012\r')
    expect(await first).toEqual({ text: '0012' })
    page.close()
    const next = open()
    await firstWord(next)
    const second = heard(next, 'scanner.scanned')
    await sendOver(cable.far, '8934567890123\r')
    expect(await second).toEqual({ text: '8934567890123' })
    await cable.unplug()
  })

  test('is refused to another origin, another host name, and without the cookie', async () => {
    expect(await firstWord(open({ origin: 'http://evil.example' }))).toBe(403)
    expect(await firstWord(open({ host: 'evil.example' }))).toBe(403)
    expect(await firstWord(open({ cookie: '' }))).toBe(403)
  })

  test('tells a second window that the till is already open, and leaves the first alone [T07]', async () => {
    const first = open()
    await firstWord(first)
    expect(await firstWord(open())).toBe(ALREADY_OPEN)
    expect(await ask(first, { id: 1, call: 'config.read', args: [] })).toMatchObject({ id: 1 })
  })

  test('lets a page come back that was reloaded or whose browser was killed', async () => {
    const first = open()
    await firstWord(first)
    const reloaded = open()
    first.close()
    expect(await firstWord(reloaded)).toEqual({ ready: true })
    const second = open()
    reloaded.terminate()
    expect(await firstWord(second)).toEqual({ ready: true })
  })

  test('takes the machine from a page that no longer answers', async () => {
    const frozen = open({})
    await firstWord(frozen)
    frozen.pause()
    expect(await firstWord(open())).toEqual({ ready: true })
  })

  test('hangs up on what is not a call', async () => {
    const socket = open()
    await firstWord(socket)
    socket.send('not json')
    expect((await once(socket, 'close'))[0]).toBe(1008)
  })
})

describe('the host', () => {
  test('says that the port is taken, and holds nothing then', async () => {
    const port = Number(new URL(origin).port)
    const elsewhere = { ...options(), dataDir: join(folder, 'other'), port }
    await expect(startKiosk(elsewhere)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    const other = await startKiosk({ ...elsewhere, port: 0 })
    await other.stop()
  })

  test('refuses a folder that another host holds, until that one stops', async () => {
    await expect(startKiosk(options())).rejects.toBeInstanceOf(FolderTaken)
    await kiosk.stop()
    kiosk = await startKiosk(options())
  })

  test('says that the page has to be built first', async () => {
    await expect(
      startKiosk({ ...options(), dataDir: join(folder, 'x'), pageDir: join(folder, 'none') }),
    ).rejects.toThrow('not built')
  })
})
