import type { StaffRow } from '#shared/protocol/feed.ts'
import type { PinTrouble } from '../../core/till.ts'

/** One question for a PIN: among whom, whom of them, what is typed. A person without a PIN has nothing to type. */
export type PinEntry = {
  people: readonly StaffRow[]
  personId: string | null
  pin: string
  isChecking: boolean
  trouble: PinTrouble | null
}

const MOST_DIGITS = 8
const LEAST_DIGITS = 4

/** A fresh question. Whoever it is likely about is chosen already; with one person there is no choice. */
export function askPin(people: readonly StaffRow[], likelyId: string | null = null): PinEntry {
  const likely = people.find(({ id }) => id === likelyId)
  const personId = likely?.id ?? (people.length === 1 ? (people[0]?.id ?? null) : null)
  return { people, personId, pin: '', isChecking: false, trouble: null }
}

/** Another person: what was typed for the one before is no PIN of theirs. */
export function choosePerson(entry: PinEntry, personId: string): PinEntry {
  if (entry.isChecking || !entry.people.some(({ id }) => id === personId)) return entry
  return { ...entry, personId, pin: '', trouble: null }
}

/** The whole of what stands in the field; anything but digits is left out, and so is what no PIN is long enough for. */
export function typePin(entry: PinEntry, text: string): PinEntry {
  if (entry.isChecking) return entry
  return { ...entry, pin: text.replace(/\D/g, '').slice(0, MOST_DIGITS), trouble: null }
}

/** Whether there is enough to ask for. */
export function canCheck(entry: PinEntry): boolean {
  return !entry.isChecking && personOf(entry) !== null && entry.pin.length >= LEAST_DIGITS
}

export function checking(entry: PinEntry): PinEntry {
  return { ...entry, isChecking: true, trouble: null }
}

/** The wrong digits are gone: nobody adds to them by mistake. */
export function refused(entry: PinEntry, trouble: PinTrouble): PinEntry {
  return { ...entry, pin: '', isChecking: false, trouble }
}

export function personOf({ people, personId }: PinEntry): StaffRow | null {
  return people.find(({ id }) => id === personId) ?? null
}
