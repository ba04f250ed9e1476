import { spawnSync } from 'node:child_process'
import { ROOT } from '../architecture/source-files.ts'
import { buildPages } from '../pages/build-pages.ts'

/** Takes the pictures of the documents anew: the journeys that look at every screen, writing there. */
await buildPages((name) => process.stdout.write(`${name}…\n`))
const { status } = spawnSync(
  'playwright',
  ['test', 'till-pictures', 'rooms', 'returns', 'training', 'devices'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, OCOP_PICTURES: 'docs/pictures' },
  },
)
process.exitCode = status ?? 1
