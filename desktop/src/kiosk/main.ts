import { parseArgs } from 'node:util'
import { FolderTaken } from '../machine/black-box/lock.ts'
import { startKiosk } from './start-kiosk.ts'

/** node desktop/src/kiosk/main.ts --data DIR --api URL [--port N] [--code CODE]: prints the till's address. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['OCOP_TILL_DATA'] ?? '' },
    api: { type: 'string', default: process.env['OCOP_API_URL'] ?? 'http://127.0.0.1:4100' },
    port: { type: 'string', default: process.env['OCOP_TILL_PORT'] ?? '4101' },
    code: { type: 'string' },
  },
})
if (!values.data) stopWith('--data DIR is missing: the folder that keeps this till')

try {
  const kiosk = await startKiosk({
    dataDir: values.data,
    port: Number(values.port),
    apiUrl: values.api,
    suggestedCode: values.code ?? null,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  process.stdout.write(`${kiosk.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void kiosk.stop().then(() => process.exit(0)))
  }
} catch (error) {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') stopWith(`port ${values.port} is taken`)
  if (error instanceof FolderTaken) stopWith(error.message)
  throw error
}

function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}
