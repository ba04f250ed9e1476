/** Progress for people, Vietnamese first; stderr, because stdout may belong to the JSON line. */
export function say(vietnamese: string, english: string): void {
  process.stderr.write(`${vietnamese} / ${english}\n`)
}

/** A line of what was asked for: both labels, then the value. */
export function show(labels: string, value: string): void {
  process.stderr.write(`${labels}: ${value}\n`)
}

/** What keeps the program from starting and is the user's to mend: one sentence, exit 2. */
export class CannotStart extends Error {
  readonly vietnamese: string
  readonly english: string
  constructor(vietnamese: string, english: string) {
    super(english)
    this.vietnamese = vietnamese
    this.english = english
  }
}
