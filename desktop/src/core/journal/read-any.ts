import type { ChainedEntry } from '#shared/journal/entry.ts'
import { envelopeSchema } from '#shared/journal/entry.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import { readEntry } from '#shared/journal/readable.ts'
import type { TillId } from '#shared/ids.ts'

/** The entry in a chained row of whatever till its text names; null for a hole or one this version cannot read (P18). */
export function readAny(chained: Pick<ChainedEntry, 'seq' | 'text'>): Entry | null {
  if (chained.text === null) return null
  const tillId = tillIdIn(chained.text)
  if (tillId === null) return null
  const read = readEntry(chained.text, { tillId, seq: chained.seq })
  return read.ok ? read.value : null
}

/** Whose entry a text says it is. */
export function tillIdIn(text: string | null): TillId | null {
  try {
    return envelopeSchema.shape.tillId.safeParse(JSON.parse(text ?? 'null')?.tillId).data ?? null
  } catch {
    return null
  }
}
