import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may talk to the host: only the page it gave, on the address it listens at. */
export type Guard = {
  /** The Host header is exactly ours: another name for 127.0.0.1 (DNS rebinding) is a stranger. */
  isOurHost(request: IncomingMessage): boolean
  isOurOrigin(request: IncomingMessage): boolean
  hasCookie(request: IncomingMessage): boolean
  isToken(text: string | null): boolean
  /** Set-Cookie for whoever brought the token. The port is in the name, for cookies know no ports. */
  cookie: string
}

export function makeGuard({ port, token }: { port: number; token: string }): Guard {
  const host = `127.0.0.1:${port}`
  const name = `ocop-till-${port}`
  return {
    isOurHost: (request) => request.headers.host === host,
    isOurOrigin: (request) => request.headers.origin === `http://${host}`,
    hasCookie: (request) => isSame(cookieOf(request, name), token),
    isToken: (text) => isSame(text, token),
    cookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  }
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return null
}

function isSame(given: string | null, secret: string): boolean {
  if (given === null) return false
  const [left, right] = [Buffer.from(given), Buffer.from(secret)]
  return left.length === right.length && timingSafeEqual(left, right)
}
