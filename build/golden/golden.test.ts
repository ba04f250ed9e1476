import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { joinCarried } from '#shared/journal/carry.ts'
import { verifyChain } from '#shared/journal/chain.ts'
import { readEntry } from '#shared/journal/readable.ts'
import { KINDS } from '#shared/journal/kinds/registry.ts'
import { enrolAnswerSchema, enrolRequestSchema } from '#shared/protocol/enrol.ts'
import { wireErrorDataSchema } from '#shared/protocol/errors.ts'
import { readChange } from '#shared/protocol/feed.ts'
import { pullAnswerSchema, pullRequestSchema } from '#shared/protocol/pull.ts'
import { pushAnswerSchema, pushRequestSchema } from '#shared/protocol/push.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { joinParts } from '#shared/testing/unreadable-texts.ts'
import { errorsGolden } from './errors.ts'
import { exchangesGolden } from './exchanges.ts'
import { feedChanges } from './feed-rows.ts'
import { goldenFiles } from './files.ts'
import { MAIN, MAIN_CHAIN, OTHER_CHAIN } from './journals.ts'
import { unreadableGolden } from './texts.ts'

const READER = fileURLToPath(new URL('./independent-reader.mjs', import.meta.url))
const HERE = fileURLToPath(new URL('.', import.meta.url))
const GOLDEN = fileURLToPath(new URL('../../shared/golden/', import.meta.url))
const STALE =
  'shared/golden is not what the code makes. If the format was meant to change, see SPEC.md §9; then npm run golden.'

function runReader(folder: string) {
  return spawnSync(process.execPath, [READER, folder], { encoding: 'utf8' })
}

describe('the golden files', () => {
  it('are what the code makes, byte for byte, and nothing else', () => {
    const onDisk = readdirSync(GOLDEN).map((name) => [name, readFileSync(join(GOLDEN, name), 'utf8')])
    expect(Object.fromEntries(onDisk), STALE).toEqual(goldenFiles())
  })
  it('are the same bytes at every run', () => {
    expect(goldenFiles()).toEqual(goldenFiles())
  })
})

describe('shared', () => {
  const native = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

  it('finds the journal sound, with its own SHA-256 and with the server’s', () => {
    expect(new Set(MAIN_CHAIN.map(({ text }) => JSON.parse(text).kind))).toEqual(new Set(Object.keys(KINDS)))
    expect(verifyChain(EMPTY_HEAD, MAIN_CHAIN)).toBeNull()
    expect(verifyChain(EMPTY_HEAD, MAIN_CHAIN, native)).toBeNull()
    for (const { seq, text } of MAIN_CHAIN)
      expect(readEntry(text, { tillId: MAIN.tillId, seq }).ok).toBe(true)
  })
  it('[P14] joins what the journal carries', () => {
    const bodies = MAIN_CHAIN.map(({ seq, text }) => readEntry(text, { tillId: MAIN.tillId, seq }))
    const carried = bodies.flatMap((read) =>
      read.ok && read.value.kind === 'entry.carried' ? [read.value.body] : [],
    )
    for (const entry of OTHER_CHAIN) {
      const joined = joinCarried(
        carried.filter(({ hash }) => hash === entry.hash),
        native,
      )
      expect(joined.ok && joined.value.entry).toEqual(entry)
    }
  })
  it('[P6] names the same reason for every unreadable text', () => {
    const { expected, cases } = unreadableGolden()
    for (const { reason, what, parts } of cases)
      expect(readEntry(joinParts(parts), expected), what).toEqual({ ok: false, error: reason })
  })
  it('takes every question and answer, and every row of the feed it knows', () => {
    const schemas: Record<string, { request: z.ZodType; answer: z.ZodType }> = {
      '/trpc/till.enrol': { request: enrolRequestSchema, answer: enrolAnswerSchema },
      '/trpc/till.push': { request: pushRequestSchema, answer: pushAnswerSchema },
      '/trpc/till.pull': { request: pullRequestSchema, answer: pullAnswerSchema },
    }
    for (const { name, path, request, answer } of exchangesGolden().exchanges) {
      expect(schemas[path]?.request.parse(request), name).toEqual(request)
      expect(schemas[path]?.answer.parse(answer.result.data), name).toEqual(answer.result.data)
    }
    for (const { body } of errorsGolden().errors)
      expect(body.error.data).toMatchObject(wireErrorDataSchema.parse(body.error.data))
    for (const change of feedChanges())
      expect(readChange(change), change.table).toEqual(change.table === 'recall' ? null : change)
  })
})

describe('the independent reader', () => {
  const modules = [
    'independent-reader.mjs',
    ...readdirSync(join(HERE, 'reader')).map((name) => `reader/${name}`),
  ]

  it('imports nothing of the code it checks', () => {
    for (const name of modules) {
      const source = readFileSync(join(HERE, name), 'utf8')
      const imported = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
        (match) => match[1],
      )
      for (const from of imported) expect(from).toMatch(/^(node:|\.\/(reader\/)?[a-z]+\.mjs$)/)
    }
  })
  it('finds the files as SPEC says', () => {
    const { status, stdout, stderr } = runReader(GOLDEN)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout).checkedCount).toBeGreaterThan(200)
  })
  it.each([
    ['journal.json', '\\"total\\":360000', '\\"total\\":360001'],
    ['journal.json', 'AAECAwQFBgcICQoLDA0ODw', 'BAECAwQFBgcICQoLDA0ODw'],
    ['journal.json', '"after": 5', '"after": 4'],
    ['unreadable.json', '"reason": "too-deep"', '"reason": "not-json"'],
    ['unreadable.json', '"reason": "bad-body"', '"reason": "unknown-kind"'],
    ['signatures.json', '"sig": "', '"sig": "A'],
    ['signatures.json', '"iat": 1795312800', '"iat": 1795312801'],
    ['dating.json', '"isUndated": true', '"isUndated": false'],
    ['dating.json', '"settledThrough": 4', '"settledThrough": 5'],
    ['exchanges.json', '"through": 8', '"through": 7'],
    ['exchanges.json', '"stop": "forked"', '"stop": "gap"'],
    ['exchanges.json', '"reason": "hole"', '"reason": "bad-hash"'],
    ['exchanges.json', '"number": 2', '"number": 1'],
    ['errors.json', '"reason": "busy"', '"reason": "tired"'],
  ])('sees a fault in %s: %s become %s', (name, from, to) => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-'))
    cpSync(GOLDEN, folder, { recursive: true })
    const sound = readFileSync(join(folder, name), 'utf8')
    expect(sound).toContain(from)
    writeFileSync(
      join(folder, name),
      sound.replace(from, () => to),
    )
    const { status } = runReader(folder)
    rmSync(folder, { recursive: true })
    expect(status).toBe(1)
  })
})
