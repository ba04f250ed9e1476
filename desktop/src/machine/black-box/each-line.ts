import type { FileHandle } from 'node:fs/promises'

/** No line we write is longer: 64 KiB of text, every byte escaped as \u00xx, and its head. */
const LONGEST_LINE = 512 * 1024
const CHUNK_BYTES = 1024 * 1024

/** `line` without its newline; null for a run of bytes too long to be a line. `end`: where the next line starts. */
export type LineVisit = (line: { bytes: Buffer | null; start: number; end: number }) => 'stop' | undefined

/**
 * Visits every terminated line of the file from a byte offset to another, reading 1 MiB at a time. `bytes` is
 * only good during the visit. Answers the offset behind the last newline it saw.
 */
export async function eachLine(
  file: FileHandle,
  range: { from: number; to: number },
  visit: LineVisit,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  let lineStart = range.from
  let held = 0
  let isOverlong = false
  for (let at = range.from; at < range.to; ) {
    const wanted = Math.min(buffer.length - held, range.to - at)
    const { bytesRead } = await file.read(buffer, held, wanted, at)
    if (bytesRead === 0) break
    const filled = held + bytesRead
    at += bytesRead
    let used = 0
    for (
      let newline = buffer.indexOf(10, held);
      newline >= 0 && newline < filled;
      newline = buffer.indexOf(10, used)
    ) {
      const end = at - filled + newline + 1
      const bytes = isOverlong ? null : buffer.subarray(used, newline)
      if (visit({ bytes, start: lineStart, end }) === 'stop') return end
      isOverlong = false
      lineStart = end
      used = newline + 1
    }
    held = filled - used
    if (held > LONGEST_LINE) {
      isOverlong = true
      held = 0
    } else buffer.copyWithin(0, used, filled)
  }
  return lineStart
}
