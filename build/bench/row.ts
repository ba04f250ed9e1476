import { median, type Rounds, spreadOf } from './compare.ts'

/** One line of the table: what was measured, against what, in the same run, and how durable it was. */
export type Row = {
  name: string
  value: number
  unit: string
  /** What it is held against: a peer that was measured beside it, or a fixed limit. */
  peer: string
  peerValue: number
  /** value ÷ peerValue */
  ratio: number
  /** Quartiles of the ratio over the rounds; null where there are none. */
  spread: [number, number] | null
  /** Empty where nothing was promised: the row is for comparison. */
  budget: string
  isWithinBudget: boolean
  /** Of the value and of its peer: how it is kept, and what a power cut takes of it. */
  durability: string
}

/** The ratio that is still good: at most this for what a thing costs, at least this for what it yields. */
export type Budget = { atMost: number } | { atLeast: number }

export type Measured = Pick<Row, 'name' | 'unit' | 'peer' | 'durability'> & { budget: Budget | null }

/** The row of rounds against a peer, by their medians; `perRound` turns what one round measured into the unit. */
export function rowOfRounds(
  what: Measured,
  rounds: Rounds,
  perRound: (measured: number) => number = (measured) => measured,
): Row {
  const inUnit = { own: rounds.own.map(perRound), peer: rounds.peer.map(perRound) }
  const figures = { value: median(inUnit.own), peerValue: median(inUnit.peer) }
  return { ...rowOf(what, figures), spread: spreadOf(inUnit) }
}

/** The row of one value against another or against a limit. */
export function rowOf(
  { budget, ...what }: Measured,
  { value, peerValue }: { value: number; peerValue: number },
): Row {
  const ratio = value / peerValue
  return {
    ...what,
    value,
    peerValue,
    ratio,
    spread: null,
    budget: budget === null ? '' : limitOf(budget),
    isWithinBudget: budget === null || isWithin(budget, ratio),
  }
}

function isWithin(budget: Budget, ratio: number): boolean {
  return 'atMost' in budget ? ratio <= budget.atMost : ratio >= budget.atLeast
}

function limitOf(budget: Budget): string {
  return 'atMost' in budget ? `≤ ${budget.atMost}×` : `≥ ${budget.atLeast}×`
}
