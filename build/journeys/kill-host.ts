import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../architecture/source-files.ts'

/** The kiosk host as a program of its own, so that it can be killed and made to hang. */
export type Host = {
  /** Holds the token of this start; the port is the same after every start. */
  url: string
  /** It stays there and answers nothing, as behind a disk that hangs. */
  freeze(): void
  /** kill -9. */
  kill(): Promise<void>
}

export type HostSetup = { dataDir: string; apiUrl: string; code: string }

/** Starts it on `port`, 0 for a free one. Rejects with its own words when it ends instead. */
export async function startHost({ dataDir, apiUrl, code }: HostSetup, port: number): Promise<Host> {
  const main = join(ROOT, 'desktop/src/kiosk/main.ts')
  const where = ['--data', dataDir, '--api', apiUrl, '--code', code, '--port', String(port)]
  const child = spawn(process.execPath, [main, ...where], { stdio: ['ignore', 'pipe', 'pipe'] })
  const dieWithUs = () => child.kill('SIGKILL')
  process.once('exit', dieWithUs)
  const ended = once(child, 'close')
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const firstLine = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>
  const url = await Promise.race([firstLine.then(([line]) => line), ended.then(() => null)])
  if (url === null) throw new Error(said.join('\n'))
  return {
    url,
    freeze: () => void child.kill('SIGSTOP'),
    async kill() {
      process.off('exit', dieWithUs)
      child.kill('SIGKILL')
      await ended
    },
  }
}
