import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A running process as the system describes it. `startedAt` differs when a process id is used again, also after a
 * restart of the machine; `command` may be changed by the process itself (`process.title`).
 */
export type ProcessIdentity = { pid: number; startedAt: string; command: string }

/** The process with this id, or null when none runs. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  try {
    if (process.platform === 'linux') return identifyOnLinux(pid)
    return process.platform === 'win32' ? identifyOnWindows(pid) : identifyByPs(pid)
  } catch {
    return null
  }
}

/** Whether the very process described still runs, not another one under its number. */
export function isStillRunning(known: ProcessIdentity): boolean {
  return identifyProcess(known.pid)?.startedAt === known.startedAt
}

function identifyOnLinux(pid: number): ProcessIdentity | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces; what follows it begins with field 3, the state.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  if (state === 'Z' || state === 'X') return null
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim()
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return { pid, startedAt: `${boot} ${fields[19]}`, command }
}

function identifyByPs(pid: number): ProcessIdentity {
  const show = (column: string) =>
    execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  return { pid, startedAt: show('lstart'), command: show('command') }
}

function identifyOnWindows(pid: number): ProcessIdentity | null {
  const query = `Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}' | ForEach-Object { $_.CreationDate.Ticks; $_.CommandLine }`
  const answer = execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' })
  const [startedAt, command] = answer.split(/\r?\n/)
  return startedAt ? { pid, startedAt, command: command ?? '' } : null
}
