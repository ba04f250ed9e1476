/** Progress for people, Vietnamese first; stderr, because stdout may belong to the JSON line. */
export function say(vietnamese: string, english: string): void {
  process.stderr.write(`${vietnamese} / ${english}\n`)
}
