const MAX_BYTES = 4096
const LINE_ENDS = [0x0d, 0x0a]

/** Cuts what a scanner sends into codes: one at each line end (CR, LF or both). */
export type CodeSplitter = {
  feed(bytes: Uint8Array): string[]
  /** The line broke: the half of a code that came is no code. */
  reset(): void
}

export function codeSplitter(): CodeSplitter {
  let held: number[] = []
  let isTooLong = false
  return {
    feed(bytes) {
      const codes: string[] = []
      for (const byte of bytes) {
        if (!LINE_ENDS.includes(byte)) {
          if (held.length < MAX_BYTES) held.push(byte)
          else isTooLong = true
          continue
        }
        if (held.length > 0 && !isTooLong) codes.push(textOf(held))
        held = []
        isTooLong = false
      }
      return codes
    },
    reset() {
      held = []
      isTooLong = false
    },
  }
}

/** UTF-8 where it is, for QR codes with Vietnamese; else byte for byte. */
function textOf(bytes: readonly number[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return String.fromCharCode(...bytes)
  }
}
