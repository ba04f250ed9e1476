import { type Reading, type ScaleProtocol } from './protocols.ts'

const MAX_HELD = 256

/** Turns what a scale sends into weights: a number of grams once it stands still, null as soon as it does not. */
export type Weigher = {
  /** The changes these bytes bring, in order. */
  feed(bytes: Uint8Array): (number | null)[]
  /** The line broke, or the scale fell silent. */
  reset(): (number | null)[]
  /** How many whole frames were understood so far. */
  frameCount(): number
}

export function weigher({ frame, read, steadyFrames }: ScaleProtocol): Weigher {
  let held = ''
  let frameCount = 0
  let told: number | null = null
  let candidate: { grams: number; count: number } | null = null

  function tell(weight: number | null): (number | null)[] {
    if (weight === told) return []
    told = weight
    return [weight]
  }

  function take({ grams, isSteady }: Reading): (number | null)[] {
    frameCount += 1
    if (!isSteady || grams === null || grams <= 0) {
      candidate = null
      return tell(null)
    }
    candidate = { grams, count: candidate?.grams === grams ? candidate.count + 1 : 1 }
    if (candidate.count >= steadyFrames) return tell(grams)
    return grams === told ? [] : tell(null)
  }

  return {
    frameCount: () => frameCount,
    feed(bytes) {
      const chars = Buffer.from(bytes.map((byte) => byte & 0x7f)).toString('latin1') // the eighth bit is parity
      held = (held + chars).slice(-MAX_HELD - bytes.length)
      const changes: (number | null)[] = []
      for (let found = frame.exec(held); found; found = frame.exec(held)) {
        held = held.slice(found.index + found[0].length)
        const reading = read(found.groups ?? {})
        if (reading) changes.push(...take(reading))
      }
      held = held.slice(-MAX_HELD)
      return changes
    },
    reset() {
      held = ''
      candidate = null
      return tell(null)
    },
  }
}
