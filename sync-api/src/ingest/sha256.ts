import { hash } from 'node:crypto'

/** The native digest, for the shared chain check. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}
