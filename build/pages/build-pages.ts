import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createLogger, build } from 'vite'
import { ROOT } from '../architecture/source-files.ts'
import { digestOf } from './digest.ts'

/** A web page of the product: its Vite config, where it is built to, and what it is made of. */
type Page = { name: string; config: string; dist: string; sources: readonly string[] }

const PAGES: readonly Page[] = [
  {
    name: 'till',
    config: 'desktop/vite.config.ts',
    dist: 'desktop/dist',
    sources: [
      'desktop/index.html',
      'desktop/vite.config.ts',
      'desktop/src',
      'shared/src',
      'package-lock.json',
    ],
  },
  {
    name: 'office',
    config: 'sync-api/office/vite.config.ts',
    dist: 'sync-api/office/dist',
    sources: ['sync-api/office', 'shared/src', 'package-lock.json'],
  },
]

/** Builds the pages whose sources are not those they were last built from; `onBuild` is told which. */
export async function buildPages(onBuild: (name: string) => void): Promise<void> {
  for (const page of PAGES) {
    const stamp = join(ROOT, 'node_modules/.cache/pages', page.name)
    const digest = digestOf(ROOT, page.sources)
    if (existsSync(join(ROOT, page.dist, 'index.html')) && readOrNull(stamp) === digest) continue
    onBuild(page.name)
    await build({
      configFile: join(ROOT, page.config),
      mode: 'production',
      logLevel: 'warn',
      customLogger: quietLogger(),
    })
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, digest)
  }
}

/** What went wrong goes to stderr; stdout belongs to the JSON line of `npm start`. */
function quietLogger() {
  const logger = createLogger('warn')
  const write = (message: string) => void process.stderr.write(`${message}\n`)
  return { ...logger, info: () => {}, warn: write, warnOnce: write, error: write }
}

function readOrNull(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
