import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { envelopeSchema } from '#shared/journal/entry.ts'
import { KINDS } from '#shared/journal/kinds/registry.ts'
import { enrolAnswerSchema, enrolRequestSchema } from '#shared/protocol/enrol.ts'
import { wireErrorDataSchema } from '#shared/protocol/errors.ts'
import { FEED_TABLES } from '#shared/protocol/feed.ts'
import { pullAnswerSchema, pullRequestSchema } from '#shared/protocol/pull.ts'
import { pushAnswerSchema, pushRequestSchema } from '#shared/protocol/push.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { goldenFiles } from './files.ts'
import { unreadableGolden } from './texts.ts'

const SPEC = readFileSync(new URL('../../shared/SPEC.md', import.meta.url), 'utf8')
const BODIES = Object.values(KINDS).map(({ body }) => body)
const WIRE = [
  ...[enrolRequestSchema, enrolAnswerSchema, pushRequestSchema, pushAnswerSchema],
  ...[pullRequestSchema, pullAnswerSchema, wireErrorDataSchema, envelopeSchema],
]

/** Every field name and every value of a closed list anywhere in a schema. */
function wordsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const {
    properties,
    enum: values,
    const: only,
  } = schema as { properties?: object; enum?: string[]; const?: string }
  return [
    ...Object.keys(properties ?? {}),
    ...(values ?? []),
    ...(only ? [only] : []),
    ...Object.values(schema).flatMap(wordsOf),
  ]
}

describe('SPEC.md', () => {
  it('names every field and every closed value of journal, wire and feed', () => {
    const schemas = [...BODIES, ...WIRE, ...Object.values(FEED_TABLES)]
    const words = new Set(schemas.flatMap((schema) => wordsOf(z.toJSONSchema(schema, { io: 'input' }))))
    const missing = [...words].filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(SPEC))
    expect(words.size).toBeGreaterThan(100)
    expect(missing).toEqual([])
  })
  it('names every kind, table, reason and golden file', () => {
    const reasons = unreadableGolden().cases.map(({ reason }) => reason)
    const names = [...Object.keys(KINDS), ...Object.keys(FEED_TABLES), ...reasons]
    for (const name of names) expect(SPEC).toContain(`\`${name}\``)
    for (const name of Object.keys(goldenFiles())) expect(SPEC).toContain(`\`golden/${name}\``)
  })
  it('holds all the rules, P1 to P22, once and in order', () => {
    const rules = [...SPEC.matchAll(/^- \*\*(P\d+b?)\*\*/gm)].map((match) => match[1])
    const expected = Array.from({ length: 22 }, (_, index) => `P${index + 1}`)
    expect(rules).toEqual(expected.toSpliced(6, 0, 'P6b'))
  })
  it('is of the present protocol', () => {
    expect(SPEC).toContain(`Protocol ${PROTOCOL}.`)
    expect(SPEC).toMatch(new RegExp(`^\\| ${PROTOCOL} \\|`, 'm'))
  })
})
