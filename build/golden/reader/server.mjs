import { hashOf, tillIdOf, whyUnreadable } from './texts.mjs'

/** A server of nothing but maps that answers as SPEC §6 says: the examples must be what it answers. */
export function createServer() {
  const tills = new Map()
  const enrolled = new Map()
  let epoch = 'e1'

  const tillOf = (tillId) => tills.get(tillId) ?? tills.set(tillId, []).get(tillId)
  const headOf = (stored) => stored.at(-1) ?? { seq: 0, hash: '0'.repeat(64) }

  return {
    get epoch() {
      return epoch
    },
    /** An earlier state comes back under a new epoch (P10). */
    restore(nextEpoch, tillId, seq) {
      epoch = nextEpoch
      tills.set(tillId, tillOf(tillId).slice(0, seq))
    },
    '/trpc/till.enrol'({ publicKey }) {
      const tillId = tillIdOf(publicKey)
      if (!enrolled.has(tillId)) enrolled.set(tillId, enrolled.size + 1)
      tillOf(tillId)
      return { tillId, pointId: 'bmt01', number: enrolled.get(tillId), epoch }
    },
    '/trpc/till.push'({ entries: sent }, tillId) {
      const stored = tillOf(tillId)
      const { entries, brokenSeq } = readSent(sent)
      const ended = brokenSeq === null ? {} : { stop: 'bad-hash', seq: brokenSeq }
      for (const { side: _, ...entry } of entries) {
        const stop = stopOf(stored, entry)
        if (stop !== null) {
          Object.assign(ended, { stop, seq: stop === 'gap' ? headOf(stored).seq + 1 : entry.seq })
          break
        }
        if ((stored[entry.seq - 1]?.text ?? null) === null) stored[entry.seq - 1] = entry
      }
      const { seq, hash } = headOf(stored)
      return { epoch, through: seq, hash, flagged: flagsOf(stored, entries, tillId), ...ended }
    },
    '/trpc/till.pull'({ siblings }, tillId) {
      const asked = [...tills.keys()].filter((id) => id !== tillId || id in siblings)
      const pages = asked.map((id) => {
        const from = (siblings[id]?.seq ?? 0) + 1
        return {
          tillId: id,
          from,
          entries: tillOf(id)
            .slice(from - 1)
            .map(sentOf),
        }
      })
      return { epoch, want: {}, more: false, siblings: pages.filter(({ entries }) => entries.length > 0) }
    },
  }

  function stopOf(stored, entry) {
    const head = headOf(stored)
    if (entry.seq > head.seq + 1) return 'gap'
    const held = stored[entry.seq - 1]
    const isFollowing = held ? held.hash === entry.hash : entry.prevHash === head.hash
    if (!isFollowing) return 'forked'
    return entry.text !== null && hashOf(entry.prevHash, entry.text) !== entry.hash ? 'bad-hash' : null
  }
}

/** The entries with their hashes, up to the last that a sent hash vouches for; all as they came if all hashes did. */
function readSent(sent) {
  if (sent.every(({ prevHash, hash }) => prevHash && hash)) return { entries: sent, brokenSeq: null }
  const entries = []
  let soundCount = 0
  let hashBefore = null
  for (const entry of sent) {
    const prevHash = entry.prevHash ?? hashBefore
    const hash = entry.text === null ? entry.hash : hashOf(prevHash, entry.text)
    if (!hash || (entry.hash && entry.hash !== hash)) break
    entries.push({ ...entry, prevHash, hash })
    if (entry.hash) soundCount = entries.length
    hashBefore = hash
  }
  return { entries: entries.slice(0, soundCount), brokenSeq: sent[soundCount]?.seq ?? null }
}

/** Without the hashes that its reader works out. */
function sentOf({ seq, prevHash, hash, text }, index, { length }) {
  const isNeeded = index === length - 1 || text === null
  return { seq, text, ...(index === 0 && { prevHash }), ...(isNeeded && { hash }) }
}

function flagsOf(stored, entries, tillId) {
  return entries.flatMap(({ seq, hash }) => {
    const held = stored[seq - 1]
    if (held?.hash !== hash) return []
    const reason = held.text === null ? 'hole' : whyUnreadable(held.text, { tillId, seq })
    return reason === null ? [] : [{ seq, reason }]
  })
}
