import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT } from './install.mjs'

/**
 * Runs a program of this repository on the Node that the lock file brings, passes signals on to it and ends as
 * it ends. The program is told through its IPC channel when this process, or npm above it, is gone.
 */
export function runLocal(program, args) {
  const node = localNode()
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(node, [join(ROOT, program), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  watchNpm(() => child.connected && child.disconnect())
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/**
 * npm waits for what it started, as does the shell it may have put between: when one of them is gone, npm was
 * killed and nobody will stop us. Started by hand we live on after our terminal, as any program does.
 */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const grandparent = isShell(parent) ? parentOf(parent) : null
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === null || parentOf(parent) === grandparent)) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}

function isShell(pid) {
  return /^(\/\S*\/)?(ba|da|a|z|k)?sh$/.test(readProc(pid, 'cmdline').split('\0')[0])
}

/** Only Linux tells cheaply; elsewhere null. */
function parentOf(pid) {
  const stat = readProc(pid, 'stat')
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

function localNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const shipped = join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', name)
  if (existsSync(shipped)) return shipped
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `Cần Node.js 24 trên hệ máy này, đang có ${process.versions.node}. / Node.js 24 is needed on this platform, this is ${process.versions.node}.`,
  )
  process.exit(2)
}
