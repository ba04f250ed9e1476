import type { FastifyInstance } from 'fastify'

/**
 * Lets the till's page, which comes from elsewhere, call the till's procedures: they take a signed token and no
 * cookie, so any origin may ask. The office's procedures answer their own origin only.
 */
export function allowTillOrigins(app: FastifyInstance, isTillPath: (url: string) => boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!isTillPath(request.url)) return done()
    reply.header('access-control-allow-origin', '*')
    if (request.method !== 'OPTIONS') return done()
    reply
      .code(204)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'authorization, content-type, content-encoding')
      .header('access-control-max-age', '86400')
      .send()
  })
}
