import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the fuses are written behind in Electron's program (@electron/fuses): version 1, eight fuses, all on. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('11111111'),
])

/** A folder that looks like Electron's runtime for Linux, for the packer: no program that could run. */
export async function stubRuntime(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'), { recursive: true })
  await writeFile(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('\x7fELF stub '), FUSE_WIRE, Buffer.alloc(64)]),
  )
  await chmod(join(folder, 'electron'), 0o755)
  await writeFile(join(folder, 'version'), '45.4.1')
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'locales/vi.pak',
    'locales/en-US.pak',
  ])
    await writeFile(join(folder, name), '')
}
