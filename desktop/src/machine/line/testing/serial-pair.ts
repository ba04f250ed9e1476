import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstat, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A cable between two serial ports: pseudo-terminals held by socat, which can be pulled and put back. */
export type SerialPair = { near: string; far: string; plug(): Promise<void>; unplug(): Promise<void> }

export function serialPair(folder: string, name = 'port'): SerialPair {
  const [near, far] = [join(folder, `${name}-near`), join(folder, `${name}-far`)]
  let socat: ChildProcess | null = null
  return {
    near,
    far,
    async plug() {
      socat = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], {
        stdio: 'ignore',
      })
      while (!(await isThere(near)) || !(await isThere(far)))
        await new Promise((resolve) => setTimeout(resolve, 5))
    },
    async unplug() {
      if (!socat) return
      const gone = once(socat, 'exit')
      socat.kill('SIGKILL')
      await gone
      socat = null
      await rm(near, { force: true })
      await rm(far, { force: true })
    },
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null
}
