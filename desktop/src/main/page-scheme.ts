import { randomBytes } from 'node:crypto'
import { protocol } from 'electron'
import { pageHeaders, withNonce } from '../machine/page/page-headers.ts'
import { loadStaticFiles } from '../machine/page/static-files.ts'

/** The page's address never changes, or its database would be another one. */
const SCHEME = 'ocop'
export const PAGE_URL = `${SCHEME}://till/`

/** Before the app is ready: the page counts as a secure origin of its own. */
export function registerPageScheme(): void {
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
    codeCache: true,
  }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Gives the built page, and nothing else, under the page's address. */
export async function servePageScheme({
  pageDir,
  apiUrl,
}: {
  pageDir: string
  apiUrl: string
}): Promise<void> {
  const files = await loadStaticFiles(pageDir)
  protocol.handle(SCHEME, (request) => {
    const { pathname, host } = new URL(request.url)
    const file = host === 'till' ? files.get(pathname) : undefined
    if (!file) return new Response(null, { status: 404 })
    const nonce = randomBytes(18).toString('base64url')
    const bytes = pathname === '/' ? withNonce(file.bytes, nonce) : file.bytes
    const headers = { ...pageHeaders({ nonce, apiUrl }), 'content-type': file.type }
    return new Response(new Uint8Array(bytes), { headers })
  })
}
