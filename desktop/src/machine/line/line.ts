import type { Duplex } from 'node:stream'
import { DeviceFailure } from './device-failure.ts'

/** Bytes to and from one device. Everything rejects with DeviceFailure `lost` once the line is broken. */
export type Line = {
  /** Resolves when the operating system has taken the bytes. */
  write(bytes: Uint8Array): Promise<void>
  /** The next byte that comes in, or null when none does in time. */
  read(waitMs: number): Promise<number | null>
  /** Lets what was written leave, then closes. */
  close(): Promise<void>
  /** Closes at once: what has not left yet never will. */
  drop(): Promise<void>
}

export function lineOver(stream: Duplex, hangUp: Pick<Line, 'close' | 'drop'>): Line {
  const arrived: number[] = []
  let lost: DeviceFailure | null = null
  let wake: () => void = () => undefined
  const lose = (message: string) => {
    lost ??= new DeviceFailure('lost', message)
    wake()
  }
  stream.on('data', (bytes: Buffer) => {
    arrived.push(...bytes)
    wake()
  })
  stream.on('error', (error) => lose(error.message))
  stream.on('end', () => lose('the device hung up'))
  stream.on('close', () => lose('closed'))

  const wait = (waitMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    async write(bytes) {
      if (lost) throw lost
      await new Promise<void>((resolve, reject) => {
        const onLost = () => reject(lost ?? new DeviceFailure('lost', 'closed'))
        stream.once('close', onLost)
        stream.write(bytes, (error) => {
          stream.off('close', onLost)
          if (error) reject(new DeviceFailure('lost', error.message))
          else resolve()
        })
      })
    },
    async read(waitMs) {
      if (arrived.length === 0 && !lost) await wait(waitMs)
      const byte = arrived.shift()
      if (byte === undefined && lost) throw lost
      return byte ?? null
    },
    close: () => hangUp.close(),
    drop: () => hangUp.drop(),
  }
}
