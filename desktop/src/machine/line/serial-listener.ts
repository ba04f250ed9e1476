import type { SerialPort } from 'serialport'
import type { DeviceTrouble, SerialSetting } from '../contract-devices.ts'
import { troubleOf } from './device-failure.ts'
import { deviceIdentity, findPath } from './find-port.ts'
import { openPort } from './serial-line.ts'

/** What to do with what a port brings. */
export type Hearing = {
  onBytes(bytes: Buffer): void
  /** The line broke: whatever was half heard is void. */
  onBreak(): void
  /** null while connected; told at every change. */
  onTrouble(trouble: DeviceTrouble | null): void
}
export type SerialListener = {
  /** Does nothing while unplugged. */
  send(bytes: Uint8Array): void
  stop(): Promise<void>
}

const RETRY_MS = 250
const WATCH_MS = 1000

/**
 * Hears a serial port for as long as it is asked to: opens it when the device is plugged in, and again whenever it
 * comes back. Some systems never say that a port is gone, so it is looked at as well.
 */
export function listenToPort(setting: SerialSetting, hearing: Hearing): SerialListener {
  const stopping = new AbortController()
  const { signal } = stopping
  let port: SerialPort | null = null
  let told: DeviceTrouble | null | undefined
  const tell = (trouble: DeviceTrouble | null) => {
    if (trouble !== told && !signal.aborted) hearing.onTrouble(trouble)
    told = trouble
  }

  async function hearOnce(): Promise<void> {
    try {
      const path = await findPath(setting)
      const identity = await deviceIdentity(path)
      port = await openPort({ path, baudRate: setting.baudRate })
      port.on('data', (bytes: Buffer) => hearing.onBytes(bytes))
      tell(null)
      await untilClosed(port, { path, identity, signal })
      hearing.onBreak()
      tell('not-found')
    } catch (error) {
      const trouble = troubleOf(error)
      if (!trouble) throw error
      tell(trouble)
    } finally {
      port = null
    }
  }

  async function hear(): Promise<void> {
    while (!signal.aborted) {
      await hearOnce()
      if (!signal.aborted) await pause(RETRY_MS, signal)
    }
  }

  const ended = hear()
  return {
    send(bytes) {
      if (port?.isOpen) port.write(bytes)
    },
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

type Watched = { path: string; identity: string | null; signal: AbortSignal }

/** Resolves when the port is closed: by itself, because its device is another one now, or because we stop. */
function untilClosed(port: SerialPort, { path, identity, signal }: Watched): Promise<void> {
  return new Promise((resolve) => {
    const close = () => {
      if (port.isOpen) port.close(() => undefined)
    }
    const watch = setInterval(() => {
      void deviceIdentity(path).then((now) => (now === identity ? undefined : close()))
    }, WATCH_MS)
    signal.addEventListener('abort', close)
    port.on('error', close)
    port.once('close', () => {
      clearInterval(watch)
      signal.removeEventListener('abort', close)
      resolve()
    })
    if (signal.aborted) close()
  })
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
