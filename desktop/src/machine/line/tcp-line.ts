import { connect } from 'node:net'
import type { DeviceTrouble } from '../contract-devices.ts'
import { DeviceFailure } from './device-failure.ts'
import { type Line, lineOver } from './line.ts'

const CONNECT_MS = 3000
const CLOSE_MS = 2000

/** A line to a device on the network. Rejects with DeviceFailure `refused` or `unreachable`. */
export async function openTcpLine(address: { host: string; port: number }): Promise<Line> {
  const socket = connect({ ...address, noDelay: true })
  await new Promise<void>((resolve, reject) => {
    const fail = (trouble: DeviceTrouble, message: string) => {
      socket.resetAndDestroy()
      reject(new DeviceFailure(trouble, message))
    }
    const timer = setTimeout(() => fail('unreachable', 'no answer'), CONNECT_MS)
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      fail(error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable', error.message)
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      resolve()
    })
  })
  return lineOver(socket, {
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => socket.resetAndDestroy(), CLOSE_MS)
        socket.once('close', () => {
          clearTimeout(timer)
          resolve()
        })
        socket.end()
      }),
    // A reset, not an end: an end would still deliver what waits in the kernel when the printer wakes up.
    async drop() {
      socket.resetAndDestroy()
    },
  })
}
