import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { datesOf, settledOf } from './reader/dating.mjs'
import { createServer } from './reader/server.mjs'
import { checkChain, hashOf, sha256, tillIdOf, whyUnreadable } from './reader/texts.mjs'

/**
 * Reads shared/golden as a stranger who has only SPEC.md would: nothing here comes from shared/src. Prints how
 * many facts it checked, or what is wrong and exits 1. Usage: node independent-reader.mjs FOLDER
 */
const folder = process.argv[2]
let checkedCount = 0

for (const check of [
  checkJournal,
  checkUnreadable,
  checkSignatures,
  checkDating,
  checkExchanges,
  checkErrors,
])
  check()
console.log(JSON.stringify({ checkedCount }))

function checkJournal() {
  const { tillId, entries, sides, hole, branch, carried } = read('journal.json')
  checkChain(entries)
  for (const { seq, text } of entries) counted(() => strictEqual(whyUnreadable(text, { tillId, seq }), null))
  strictEqual(new Set(entries.map(({ text }) => JSON.parse(text).kind)).size, 13, 'an entry of every kind')
  for (const [seq, side] of Object.entries(sides)) {
    const { body } = JSON.parse(entries[seq - 1].text)
    counted(() => strictEqual(body.sideHash, sha256(Buffer.from(side, 'utf8')).toString('hex')))
    ok(!entries[seq - 1].text.includes(JSON.parse(side).buyer.name))
  }
  counted(() => checkChain(entries.map((entry) => (entry.seq === hole.seq ? hole : entry))))
  strictEqual(hole.text, null)
  checkChain(branch.entries, entries[branch.after - 1])
  counted(() => ok(branch.entries[0].hash !== entries[branch.after].hash, 'a branch differs'))
  checkCarried(entries, carried)
  const voided = bodiesOf(entries, 'sale.voided')[0]
  counted(() => strictEqual(voided.hash, entries[voided.seq - 1].hash))
  checkReturn(entries)
}

/** SPEC §4.2: a first return's share of each line is that of its quantity, rounded half away from zero. */
function checkReturn(entries) {
  const [{ of, lines, rounding, total, refunds }] = bodiesOf(entries, 'sale.returned')
  strictEqual(of.hash, entries[of.seq - 1].hash)
  const sale = JSON.parse(entries[of.seq - 1].text).body
  for (const { saleLine, quantity, ...line } of lines) {
    const sold = sale.lines[saleLine]
    for (const field of ['amount', 'discount', 'vat'])
      counted(() =>
        strictEqual(line[field], Math.floor((sold[field] * quantity) / sold.quantity + 0.5), field),
      )
  }
  const sum = (items) => items.reduce((all, { amount }) => all + amount, 0)
  counted(() => deepStrictEqual([sum(lines) + rounding, sum(refunds)], [total, total]))
}

/** P14: the pieces joined in order give the other till's entries, and their hashes fit. */
function checkCarried(entries, carried) {
  const bodies = bodiesOf(entries, 'entry.carried')
  for (const entry of carried.entries) {
    const pieces = bodies.filter(({ hash }) => hash === entry.hash).toSorted((a, b) => a.part - b.part)
    strictEqual(pieces.length, pieces[0].parts)
    const text = pieces.map(({ piece }) => piece).join('')
    counted(() => strictEqual(hashOf(pieces[0].prevHash, text), entry.hash))
    strictEqual(text, entry.text)
    strictEqual(whyUnreadable(text, { tillId: carried.tillId, seq: entry.seq }), null)
  }
  checkChain(carried.entries)
}

function checkUnreadable() {
  const { expected, sound, cases } = read('unreadable.json')
  counted(() => strictEqual(whyUnreadable(sound, expected), null))
  for (const { reason, what, parts, hash } of cases) {
    const text = parts.map(([piece, times]) => piece.repeat(times)).join('')
    counted(() => strictEqual(whyUnreadable(text, expected), reason, what))
    counted(() => strictEqual(hashOf('0'.repeat(64), text), hash, what))
  }
}

function checkSignatures() {
  const { tills, heads, token } = read('signatures.json')
  const { entries } = read('journal.json')
  for (const till of tills) counted(() => strictEqual(tillIdOf(till.publicJwk), till.tillId))
  strictEqual(heads.length, entries.length + 1)
  for (const head of heads) {
    strictEqual(head.hash, head.seq === 0 ? '0'.repeat(64) : entries[head.seq - 1].hash)
    counted(() => ok(isHeadOf(tills[0], head), `the signature of head ${head.seq}`))
  }
  const [header, claims, signature] = token.jwt.split('.')
  counted(() => deepStrictEqual(fromBase64(header), token.header))
  counted(() => deepStrictEqual(fromBase64(claims), token.claims))
  ok(token.claims.exp - token.claims.iat <= 60 && token.claims.sub === tills[0].tillId)
  counted(() => ok(isSignedBy(tills[0].publicJwk, `${header}.${claims}`, signature), 'the token’s signature'))
}

function checkDating() {
  for (const { name, items, dated, settledThrough } of read('dating.json').cases) {
    const expected = datesOf(items).map(({ datedMs, isUndated }, index) => {
      const day = new Date(datedMs + 7 * 3_600_000).toISOString().slice(0, 10)
      return { seq: items[index].seq, datedMs, isUndated, day }
    })
    counted(() => deepStrictEqual(dated, expected, name))
    counted(() => ok(settledThrough <= settledOf(items), `${name}: settled too early`))
    if (items.some(({ offsetMs }) => offsetMs !== null)) ok(settledThrough > 0, `${name}: nothing is settled`)
  }
}

function checkExchanges() {
  const tills = new Map(read('signatures.json').tills.map((till) => [till.tillId, till]))
  const server = createServer()
  for (const { name, path, signedBy, request, answer } of read('exchanges.json').exchanges) {
    const { now, feed, ...data } = answer.result.data
    ok(Number.isInteger(now), name)
    if (request.head?.sig) counted(() => ok(isHeadOf(tills.get(signedBy), request.head), name))
    if (data.epoch !== server.epoch) server.restore(data.epoch, signedBy, data.through)
    counted(() => deepStrictEqual(data, server[path](request, signedBy), name))
    if (path === '/trpc/till.pull') counted(() => checkFeed(feed))
  }
}

function checkFeed({ cursor, changes }) {
  ok(cursor.length <= 256)
  for (const { table, id, row } of changes)
    ok(table.length > 0 && (row === null || table === 'recall' || row.id === id))
}

function checkErrors() {
  const { errors } = read('errors.json')
  const reasons = errors.map(({ body }) => body.error.data.reason)
  const known = ['busy', 'clock', 'unknown-till', 'bad-key', 'bad-code', 'too-large', 'bad-request']
  counted(() => deepStrictEqual(reasons.toSorted(), known.toSorted()))
  for (const { status, body } of errors)
    counted(() => ok(status >= 400 && Number.isInteger(body.error.data.now)))
}

function bodiesOf(entries, kind) {
  return entries
    .map(({ text }) => JSON.parse(text))
    .flatMap((entry) => (entry.kind === kind ? [entry.body] : []))
}

function isHeadOf(till, { seq, hash, sig }) {
  return isSignedBy(till.publicJwk, `ocop-head-1 ${till.tillId} ${seq} ${hash}`, sig)
}

function isSignedBy(jwk, text, signature) {
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'))
}

function fromBase64(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}

function counted(check) {
  check()
  checkedCount += 1
}

function read(name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}
