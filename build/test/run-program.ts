import { type SpawnOptions, spawn } from 'node:child_process'
import { ROOT } from '../architecture/source-files.ts'

const ENDINGS = ['SIGINT', 'SIGTERM', 'disconnect'] as const

/**
 * Runs a program of the tests to its end and tells how it ended (null: by a signal, 1: it could not be started).
 * It is stopped when this process is asked to end or its parent is gone. Afterwards nothing listens any more: a
 * listener for `disconnect` keeps the channel to the parent open, and with it this process.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { onOutput, ...options }: SpawnOptions & { onOutput?: (chunk: string) => void },
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, ...options })
    const stop = () => void child.kill('SIGTERM')
    for (const ending of ENDINGS) process.once(ending, stop)
    const end = (code: number | null) => {
      for (const ending of ENDINGS) process.removeListener(ending, stop)
      resolve(code)
    }
    if (onOutput) child.stdout?.setEncoding('utf8').on('data', onOutput)
    child.once('error', () => end(1))
    child.once(onOutput ? 'close' : 'exit', end)
  })
}
