import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../architecture/source-files.ts'
import { buildPages } from '../pages/build-pages.ts'
import { packageApp } from './package-app.ts'

/**
 * npm run package [-- --electron DIR]: the till for this platform in dist/packages. Electron's runtime is downloaded
 * the first time, unless DIR holds it already.
 */
const { values } = parseArgs({ options: { electron: { type: 'string' } } })

await buildPages((name) => void process.stderr.write(`building the ${name} page\n`))
try {
  const runtime = values.electron === undefined ? {} : { electronDist: values.electron }
  const made = await packageApp({ outDir: join(ROOT, 'dist'), ...runtime })
  process.stdout.write(`${[join(ROOT, 'dist/packages'), ...made].join('\n')}\n`)
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    `Not packed: ${why}\nWithout internet, give Electron's unpacked runtime: npm run package -- --electron DIR\n`,
  )
  process.exitCode = 1
}
process.disconnect?.() // the packer listens on the channel to npm, and would for ever
