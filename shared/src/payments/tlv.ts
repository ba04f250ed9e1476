import { err, ok, type Result } from '../result.ts'

/** A list of EMVCo fields: two digits of tag, two of length, then the value; no tag twice. */
export type Fields = ReadonlyMap<string, string>

/** The fields of a text that is nothing but fields; lengths are exact and never 00. */
export function readFields(text: string): Result<Fields, 'bad-structure'> {
  const fields = new Map<string, string>()
  let at = 0
  while (at < text.length) {
    const [, tag, length] = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4)) ?? []
    const end = at + 4 + Number(length)
    if (!tag || length === '00' || end > text.length || fields.has(tag)) return err('bad-structure')
    fields.set(tag, text.slice(at + 4, end))
    at = end
  }
  return fields.size > 0 ? ok(fields) : err('bad-structure')
}

/** One field; throws RangeError when the value does not fit into two digits of length. */
export function field(tag: string, value: string): string {
  if (value.length < 1 || value.length > 99) throw new RangeError(`field ${tag} holds 1 to 99 characters`)
  return `${tag}${String(value.length).padStart(2, '0')}${value}`
}
