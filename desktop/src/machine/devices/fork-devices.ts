import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DeviceProcess } from './hold-devices.ts'

const PROGRAM = fileURLToPath(new URL('./device-process.ts', import.meta.url))

/** The devices' program as a child of this Node. It ends when this does. */
export function forkDevices(directory: string, execArgv: string[] = []): DeviceProcess {
  const child = fork(PROGRAM, [directory], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.on('error', () => child.kill())
  return {
    say: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
