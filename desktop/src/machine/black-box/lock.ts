import { mkdir, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'

/** Two programs on one journal would give two sales the same number; the second one is told so. */
export class FolderTaken extends Error {
  constructor(directory: string) {
    super(`another program already holds the till in ${directory}`)
    this.name = 'FolderTaken'
  }
}

/**
 * Holds a folder for this process until the answer is called. The lock is a listening address named after the
 * folder's device and inode, so the system takes it back however the process ends and no stale file is left.
 */
export async function holdFolder(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true })
  const { dev, ino } = await stat(directory, { bigint: true })
  const server = createServer((socket) => socket.destroy())
  if (!(await isListening(server, addressOf(directory, `ocop-till-${dev}-${ino}`))))
    throw new FolderTaken(directory)
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function addressOf(directory: string, name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(directory, 'lock') // unproven: left behind by a kill, it has to be removed by hand
}

function isListening(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen({ path }, () => resolve(true))
  })
}
