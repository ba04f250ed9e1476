import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { PushRequest } from '#shared/protocol/push.ts'
import { slimEntries } from '#shared/protocol/sent-entry.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { must } from '#shared/result.ts'
import type { TillHistory } from '../demo/history.ts'
import { inBrowser } from './browser.ts'
import { median } from './compare.ts'
import { benchWorld, isSaleText, tillsOf } from './demo-sales.ts'
import { type Row, rowOf } from './row.ts'

const LIMIT_BYTES = 130
const BATCH = 100
const BATCHES = 36
const BATCHES_A_TILL = 3
/** A batch may hold shifts and prices too, as a till's do; this many of it are sales. */
const LEAST_SALES = 95

/** Bytes of a push of 100 entries as they leave the till, for each sale among them. */
export async function benchWire(): Promise<Row[]> {
  const batches = [...tillsOf(benchWorld())].flatMap(({ history }) => salesBatches(history)).slice(0, BATCHES)
  const bytesASale = await inBrowser(
    { switches: [], scheme: 'http' },
    async ({ page, url, lastBodyBytes }) => {
      const sizes: number[] = []
      for (const request of batches) {
        await page.evaluate(([to, asked]) => window.bench.push(to, asked), [url, request] as const)
        if (lastBodyBytes() === 0) throw new Error('nothing came over the line')
        sizes.push(lastBodyBytes() / saleCount(request.entries))
      }
      return sizes
    },
  )
  const what = {
    name: `wire, a sale in batches of ${BATCH}`,
    unit: 'bytes',
    peer: 'limit',
    durability: 'none: bytes on the line',
    budget: { atMost: 1 },
  }
  return [rowOf(what, { value: median(bytesASale), peerValue: LIMIT_BYTES })]
}

/** The newest batches of a till that sells enough to fill them. */
function salesBatches(history: TillHistory): PushRequest[] {
  const { entries } = history
  const starts = Array.from({ length: Math.floor(entries.length / BATCH) }, (_, index) => index * BATCH)
  return starts
    .map((start) => entries.slice(start, start + BATCH))
    .filter((batch) => saleCount(batch) >= LEAST_SALES)
    .slice(-BATCHES_A_TILL)
    .map((batch) => requestOf(history, batch))
}

function requestOf({ keys }: TillHistory, entries: WrittenEntry[]): PushRequest {
  const { seq, hash } = must(entries.at(-1), 'an entry')
  const head = { seq, hash, sig: keys.signHead({ seq, hash }) }
  return {
    protocol: PROTOCOL,
    epoch: 'x'.repeat(22),
    boot: 'a'.repeat(26),
    head,
    entries: slimEntries(entries),
  }
}

function saleCount(entries: readonly { text: string | null }[]): number {
  return entries.filter(({ text }) => text !== null && isSaleText(text)).length
}
