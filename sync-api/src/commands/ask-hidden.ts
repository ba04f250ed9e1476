import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks for one line on the terminal without showing what is typed; from a pipe it reads the first line. */
export function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: process.stdin,
    output: silent,
    terminal: process.stdin.isTTY === true,
  })
  return new Promise((resolve) => {
    let answer = ''
    lines.once('line', (line) => {
      answer = line
      lines.close()
    })
    lines.once('close', () => {
      process.stderr.write('\n')
      resolve(answer)
    })
    lines.once('SIGINT', () => lines.close())
  })
}
