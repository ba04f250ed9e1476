import { type DatingItem, dateEntries, datingItemOf, settledThrough } from '#shared/journal/dating.ts'
import { envelopeSchema } from '#shared/journal/entry.ts'
import { businessDayOf } from '#shared/time.ts'
import { MAIN_CHAIN } from './journals.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-11-22T05:00:00.000Z')

/** [run, wall in hours after 12:00 on 22/11/2026 in Vietnam or as ISO, offset in hours or null]. */
type Row = [run: number, wall: number | string, offset: number | null]

const CASES: [name: string, rows: Row[]][] = [
  [
    'own offset, else the next in the run, else the last before it',
    [
      [1, 0, null],
      [1, 1, 10],
      [1, 2, null],
      [1, 3, 20],
      [1, 4, null],
    ],
  ],
  [
    'an offset never leaves its run',
    [
      [1, 0, 10],
      [2, 12, null],
      [3, 13, 0],
    ],
  ],
  [
    'between its neighbours, touching both, walls stand',
    [
      [1, 0, 0],
      [2, 0, null],
      [2, 9, null],
      [3, 9, 0],
    ],
  ],
  [
    '1970: before the lower bound',
    [
      [1, 0, 1],
      [2, '1970-01-01T00:00:07.000Z', null],
      [3, 48, 0],
    ],
  ],
  [
    '2036: after the upper bound',
    [
      [1, 0, 0],
      [2, '2036-02-07T06:28:16.000Z', null],
      [3, 48, 0],
    ],
  ],
  [
    'one entry outside makes the whole run undated',
    [
      [1, 0, 0],
      [2, 20, null],
      [2, 25, null],
      [3, 24, 0],
    ],
  ],
  [
    'longer than its gap: each to the nearer bound',
    [
      [1, 0, 0],
      [2, 4, null],
      [2, 6, null],
      [2, 11, null],
      [3, 10, 0],
    ],
  ],
  [
    'a tie goes to the lower bound',
    [
      [1, 0, 0],
      [2, 5, null],
      [2, 11, null],
      [3, 10, 0],
    ],
  ],
  [
    'nothing measured: walls stand, nothing is settled',
    [
      [1, 0, null],
      [2, -99, null],
      [3, 99, null],
    ],
  ],
  [
    'no upper bound yet',
    [
      [1, 10, 0],
      [2, 99, null],
      [3, -99, null],
    ],
  ],
  [
    'no lower bound',
    [
      [1, 99, null],
      [2, -99, null],
      [3, 10, 0],
    ],
  ],
  [
    'bounds reach over other runs without a measure',
    [
      [1, 0, 0],
      [2, 3, null],
      [3, 2, null],
      [4, -1, null],
      [5, 4, 0],
    ],
  ],
  [
    'measured runs that contradict each other: the lower bound',
    [
      [1, 10, 0],
      [2, 7, null],
      [3, 5, 0],
    ],
  ],
  [
    'one day off, measured late: the right day for all',
    [
      [1, -24, null],
      [1, -23, 24],
    ],
  ],
  [
    'the same run number in two stretches is two runs',
    [
      [1, 0, 5],
      [2, 6, null],
      [1, 7, null],
    ],
  ],
]

/** Dating by P11: input, dated times, business days and how far they are final. */
export function datingGolden() {
  const chain = MAIN_CHAIN.map((entry) => datingItemOf(envelopeSchema.parse(JSON.parse(entry.text))))
  const hole = chain.filter((item) => item.seq !== 4)
  return {
    cases: [
      ...CASES.map(([name, rows]) => caseOf(name, rows.map(itemOf))),
      caseOf('the journal of journal.json', chain),
      caseOf('the same with a hole at seq 4', hole),
    ],
  }
}

function caseOf(name: string, items: readonly DatingItem[]) {
  const dated = dateEntries(items).map((entry) => ({ ...entry, day: businessDayOf(entry.datedMs) }))
  return { name, items, dated, settledThrough: settledThrough(items) }
}

function itemOf([run, wall, offset]: Row, index: number): DatingItem {
  const wallMs = typeof wall === 'string' ? Date.parse(wall) : NOON + wall * HOUR
  return { seq: index + 1, wallMs, offsetMs: offset === null ? null : offset * HOUR, run }
}
