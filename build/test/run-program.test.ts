import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runProgram } from './run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'ocop-run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('tells the exit code and what was printed', async () => {
  let out = ''
  const code = await runProgram(process.execPath, ['-e', 'console.log("xong"); process.exitCode = 3'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    onOutput: (chunk) => (out += chunk),
  })
  expect([code, out]).toEqual([3, 'xong\n'])
})

it('says 1 of a program that is not there', async () => {
  expect(await runProgram(join(folder, 'nothing'), [], { stdio: 'ignore' })).toBe(1)
})

it('lets a process that has a parent end once the program has ended', async () => {
  const file = join(folder, 'parent-of-one.ts')
  const runner = join(import.meta.dirname, 'run-program.ts')
  writeFileSync(
    file,
    `import { runProgram } from ${JSON.stringify(runner)}
    process.exitCode = await runProgram(process.execPath, ['-e', ''], { stdio: 'ignore' })`,
  )
  const child = fork(file, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect(code).toBe(0)
})
