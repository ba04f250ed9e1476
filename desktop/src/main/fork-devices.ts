import { utilityProcess } from 'electron'
import type { DeviceProcess } from '../machine/devices/hold-devices.ts'
import { DEVICE_PROGRAM } from './places.ts'

/** The devices' program as a utility process: Electron without its runAsNode fuse forks no other. */
export function forkDevices(directory: string): DeviceProcess {
  const child = utilityProcess.fork(DEVICE_PROGRAM, [directory], { serviceName: 'OCOP POS devices' })
  return {
    say: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
