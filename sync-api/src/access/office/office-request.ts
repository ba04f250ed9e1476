import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SESSION_HOURS } from './sessions.ts'

const COOKIE = 'ocop-office'
/** Sent by our own pages with every question. A page of another site cannot add it without asking first (CORS). */
const OFFICE_HEADER = 'x-ocop-office'

/** What the office's procedures know of the web. */
export type OfficeRequest = {
  /** Network address of the other end. */
  address: string
  /** The session's token as the browser sent it. */
  token: string | null
  /** false on plain HTTP from anywhere but this machine: no password may travel there. */
  canKeepSecret: boolean
  /** Whether it comes from our own pages. */
  isOwnPage: boolean
  /** Hands the browser a token to keep, or takes it away. */
  setToken(token: string | null): void
}

/** Reads a request of a server with `@fastify/cookie`. A proxy that ends TLS is believed as far as `trustProxy` says. */
export function officeRequest(request: FastifyRequest, reply: FastifyReply): OfficeRequest {
  const isHttps = request.protocol === 'https'
  const canKeepSecret = isHttps || (isLoopback(request.ip) && isLoopbackName(request.hostname))
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps || !canKeepSecret } as const
  return {
    address: request.ip,
    token: request.cookies[COOKIE] ?? null,
    canKeepSecret,
    isOwnPage: request.headers[OFFICE_HEADER] !== undefined && isSameOrigin(request),
    setToken(token) {
      if (token === null) reply.clearCookie(COOKIE, cookie)
      else reply.setCookie(COOKIE, token, { ...cookie, maxAge: SESSION_HOURS * 3600 })
    },
  }
}

function isSameOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host)
}

function isLoopback(address: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address)
}

function isLoopbackName(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(hostname)
}
