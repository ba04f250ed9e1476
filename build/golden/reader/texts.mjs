import { createHash } from 'node:crypto'

/** SPEC §2–§4 once more, in other words than shared/src: hashes, canonical texts, and why one is unreadable. */

const ZEROS = '0'.repeat(64)
const KINDS = [
  ...['sale.completed', 'sale.voided', 'shift.opened', 'shift.closed', 'price.changed', 'product.proposed'],
  ...['sale.returned', 'payment.corrected', 'cash.moved'],
  ...['stock.counted', 'day.corrected', 'entry.carried', 'audit.noted'],
]

export function sha256(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Hex of SHA-256(prevHash as bytes, text as UTF-8); null for a text that has no UTF-8. */
export function hashOf(prevHash, text) {
  return isUtf8(text) ? sha256(Buffer.from(prevHash, 'hex'), Buffer.from(text, 'utf8')).toString('hex') : null
}

/** Throws at the first entry that does not continue the chain. */
export function checkChain(entries, head = { seq: 0, hash: ZEROS }) {
  for (const entry of entries) {
    if (entry.seq !== head.seq + 1) throw new Error(`seq ${entry.seq} after ${head.seq}`)
    if (entry.prevHash !== head.hash) throw new Error(`seq ${entry.seq} does not follow`)
    if (entry.text !== null && hashOf(entry.prevHash, entry.text) !== entry.hash)
      throw new Error(`seq ${entry.seq}: the hash does not fit the text`)
    head = entry
  }
  return head
}

/** First 26 characters of base32(SHA-256(raw public key)), lower case. */
export function tillIdOf(publicKey) {
  const bits = [...sha256(Buffer.from(publicKey.x, 'base64url'))].map((byte) =>
    byte.toString(2).padStart(8, '0'),
  )
  const fives = bits.join('').match(/.{5}/g) ?? []
  return fives
    .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five, 2)])
    .join('')
    .slice(0, 26)
}

/** The reason of SPEC §3, or null when nothing speaks against the text. */
export function whyUnreadable(text, { tillId, seq }) {
  if (Buffer.byteLength(text, 'utf8') > 65536) return 'too-long'
  let value
  try {
    value = JSON.parse(text)
  } catch {
    return 'not-json'
  }
  const fault = firstFault(value)
  if (fault !== null) return fault
  if (canonical(value) !== text) return 'not-canonical'
  if (!isEnvelope(value)) return 'bad-envelope'
  if (value.tillId !== tillId) return 'wrong-till'
  if (value.seq !== seq) return 'wrong-seq'
  if (!KINDS.includes(value.kind) || value.v !== 1) return 'unknown-kind'
  if (value.kind === 'sale.completed' && !isSale(value.body)) return 'bad-body'
  return value.kind === 'audit.noted' && value.body.what === 'dance' ? 'bad-body' : null
}

/** In the order of the text, keys before their values, with a list of what is still to see instead of recursion. */
function firstFault(root) {
  const open = [{ value: root, depth: 1 }]
  while (open.length > 0) {
    const { value, depth } = open.pop()
    if (typeof value === 'number' && !(Math.abs(value) < 2 ** 53 && value % 1 === 0)) return 'unsafe-number'
    if (typeof value === 'string' && (value.includes('\u0000') || !isUtf8(value))) return 'bad-string'
    if (typeof value !== 'object' || value === null) continue
    if (depth > 32) return 'too-deep'
    const inside = Object.keys(value).flatMap((key) => [key, value[key]])
    open.push(...inside.map((item) => ({ value: item, depth: depth + 1 })).reverse())
  }
  return null
}

function canonical(value) {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.keys(value)
      .map((key) => `${quoted(key)}:${canonical(value[key])}`)
      .join(',')}}`
  return Object.is(value, -0) ? '0' : `${value}`
}

function quoted(text) {
  const short = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  let out = ''
  for (const unit of text)
    out += short[unit] ?? (unit < ' ' ? `\\u${unit.codePointAt(0).toString(16).padStart(4, '0')}` : unit)
  return `"${out}"`
}

function isEnvelope(value) {
  const { tillId, pointId, seq, at, kind, v } = value ?? {}
  const isTime =
    isInt(at?.run, 1, 1e9) && isWall(at.wall) && (at.offsetMs === null || isInt(at.offsetMs, -1e13, 1e13))
  const isPlace =
    /^[a-z2-7]{26}$/.test(tillId) && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(pointId) && isInt(seq, 1, 1e9)
  return (
    isTime && isPlace && typeof kind === 'string' && kind.length > 0 && kind.length <= 64 && isInt(v, 1, 1000)
  )
}

function isWall(text) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false
  const date = new Date(text)
  return !Number.isNaN(date.valueOf()) && date.getUTCDate() === Number(text.slice(8, 10))
}

/** What must hold of a sale's figures (SPEC §4.1). */
function isSale(body) {
  if (typeof body !== 'object' || body === null || !isInt(body.total, 0, 1e12)) return false
  const amounts = body.lines.map(({ unitPrice, quantity, discount, amount }) => {
    const price = (2n * BigInt(unitPrice) * BigInt(quantity) + 1000n) / 2000n // half away from zero
    return Number(price) - discount === amount ? amount : Number.NaN
  })
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
  return (
    sum(amounts) + body.rounding === body.total &&
    sum(body.payments.map(({ amount }) => amount)) === body.total
  )
}

function isInt(value, min, max) {
  return Number.isInteger(value) && value >= min && value <= max
}

function isUtf8(text) {
  return Buffer.from(text, 'utf8').toString('utf8') === text
}
