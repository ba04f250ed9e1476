import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Guard } from './guard.ts'
import { pageHeaders, withNonce } from '../machine/page/page-headers.ts'
import type { StaticFile } from '../machine/page/static-files.ts'
import { words } from './words.ts'

/** Gives the built page to whoever has the cookie, and the cookie to whoever brings the token. */
export function servePage(options: { guard: Guard; files: ReadonlyMap<string, StaticFile>; apiUrl: string }) {
  const { guard, files, apiUrl } = options
  return (request: IncomingMessage, response: ServerResponse): void => {
    const nonce = randomBytes(18).toString('base64url')
    for (const [name, value] of Object.entries(pageHeaders({ nonce, apiUrl })))
      response.setHeader(name, value)
    response.setHeader('cache-control', 'no-store')
    if (!guard.isOurHost(request)) return sayNotYours(response, 421)
    if (request.method !== 'GET' && request.method !== 'HEAD') return sayNotYours(response, 405)
    const url = URL.parse(`http://127.0.0.1${request.url}`)
    if (url && guard.isToken(url.searchParams.get('token'))) return letIn(response, url.pathname)
    if (!guard.hasCookie(request)) return sayNotYours(response, 401)
    const file = url && files.get(url.pathname)
    if (!file) return void response.writeHead(404).end()
    if (url.pathname !== '/') response.setHeader('cache-control', 'private, max-age=31536000, immutable')
    const bytes = url.pathname === '/' ? withNonce(file.bytes, nonce) : file.bytes
    response.writeHead(200, { 'content-type': file.type, 'content-length': bytes.length })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }

  /** The token leaves the address at once, so that no history or photograph of the screen holds it. */
  function letIn(response: ServerResponse, pathname: string): void {
    const location = files.has(pathname) ? pathname : '/'
    response.writeHead(303, { location, 'set-cookie': guard.cookie }).end()
  }
}

function sayNotYours(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${words.notYours.vi}\n${words.notYours.en}\n`)
}
