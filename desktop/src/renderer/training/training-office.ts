import { fromBase64Url } from '#shared/base64url.ts'
import { type PointId, tillIdOf } from '#shared/ids.ts'
import type { Head } from '#shared/journal/entry.ts'
import type { FeedChange } from '#shared/protocol/feed.ts'
import { pushRequestSchema } from '#shared/protocol/push.ts'
import { readSent } from '#shared/protocol/sent-entry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { err, ok } from '#shared/result.ts'
import type { Transport } from '../../core/parts.ts'

type Office = {
  pointId: PointId
  number: number
  epoch: string
  rows: readonly FeedChange[]
  nowMs(): number
}

/** Rows of one answer. */
const PAGE = 1000

/** An office that is only this page: it knows the till, gives it the rows, takes whatever is sent, and forgets it. */
export function createTrainingOffice({ pointId, number, epoch, rows, nowMs }: Office): Transport {
  let through: Head = EMPTY_HEAD
  return {
    async enrol({ publicKey }) {
      return ok({ tillId: tillIdOf(fromBase64Url(publicKey.x)), pointId, number, epoch, now: nowMs() })
    },
    async push(request) {
      const read = readSent(pushRequestSchema.parse(request).entries)
      const last = read.entries.at(-1)
      if (read.found) return err({ reason: 'bad-request', nowMs: nowMs() })
      if (last) through = { seq: last.seq, hash: last.hash }
      return ok({ epoch, now: nowMs(), through: through.seq, hash: through.hash, flagged: [] })
    },
    async pull({ feed }) {
      const from = Number(feed ?? 0)
      const changes = rows.slice(from, from + PAGE)
      const cursor = String(from + changes.length)
      const more = from + changes.length < rows.length
      return ok({
        epoch,
        now: nowMs(),
        feed: { cursor, reset: false, changes },
        want: {},
        more,
        siblings: [],
      })
    },
  }
}
