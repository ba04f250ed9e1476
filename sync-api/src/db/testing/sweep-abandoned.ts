import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAbandoned } from '../embedded/owner.ts'
import { stopOrphan } from '../embedded/postmaster.ts'

/**
 * A run that was killed leaves its PostgreSQL and its temporary folder behind: the next one clears them away. Only
 * folders of ours, and only those whose owner no longer runs.
 */
export async function sweepAbandoned(root: string = tmpdir()): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith('ocop-')) continue
    for (const dataDir of [join(root, name), join(root, name, 'postgres')]) {
      if (!isAbandoned(dataDir)) continue
      await stopOrphan(join(dataDir, 'cluster'), () => {})
      await rm(join(root, name), { recursive: true, force: true })
    }
  }
}
