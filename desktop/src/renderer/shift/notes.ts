import { vnd, type Vnd } from '#shared/money.ts'

/** Notes in circulation from 1.000 ₫ up, largest first (State Bank of Vietnam); smaller ones are typed into the sum. */
export const NOTES = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const

/** How many of each note, by its value in đồng. */
export type NoteCounts = Readonly<Record<string, number>>

/** How the drawer is counted: note by note, or as one sum. What is not typed is null, never nought. */
export type CashDraft = { by: 'notes' | 'sum'; notes: NoteCounts; sum: number | null }

export const NOTHING_COUNTED: CashDraft = { by: 'notes', notes: {}, sum: null }

const MOST_OF_A_NOTE = 100_000

/** The draft with another count of one note; null takes it away. */
export function withNote(draft: CashDraft, note: number, count: number | null): CashDraft {
  const { [String(note)]: _, ...others } = draft.notes
  const isCount = count !== null && Number.isSafeInteger(count) && count >= 0 && count <= MOST_OF_A_NOTE
  return { ...draft, notes: isCount ? { ...others, [note]: count } : others }
}

/** What was counted in đồng; null while nothing is typed, so that an empty drawer is a word and not a silence. */
export function countedOf({ by, notes, sum }: CashDraft): Vnd | null {
  if (by === 'sum') return sum === null ? null : vnd(sum)
  const counts = Object.entries(notes)
  return counts.length === 0
    ? null
    : vnd(counts.reduce((total, [note, count]) => total + Number(note) * count, 0))
}

/** The counts as an entry keeps them; null when only a sum was typed. */
export function noteCountsOf({ by, notes }: CashDraft): Record<string, number> | null {
  return by === 'sum' ? null : { ...notes }
}
