import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Bytes of the UTF-8 JSON of a value, as a body or another text holds it. */
export function jsonBytes(value: unknown): number {
  return utf8ToBytes(JSON.stringify(value)).length
}
