import { err, ok, type Result } from '../result.ts'

/** What a buyer gives for an e-invoice; '' where nothing was given. Never in a text: it is the data of a side (SPEC §2.4). */
export type Buyer = {
  name: string
  /** Ten digits, thirteen as `0000000017-001`, or the twelve of a personal number. */
  taxCode: string
  address: string
  email: string
  phone: string
}
export type BuyerField = keyof Buyer

/** `needed`: an invoice on a tax code names its holder. `bad`: not how such a thing is written. */
export type BuyerFault = { field: BuyerField; fault: 'needed' | 'bad' | 'too-long' }

export const NO_BUYER: Buyer = { name: '', taxCode: '', address: '', email: '', phone: '' }
export const BUYER_FIELDS = Object.keys(NO_BUYER) as BuyerField[] // in this order on the page and in the side

/** Longest fields of the tax office's invoice format (Decision 1450/QĐ-TCT, buyer). */
const MAX_UNITS: Record<BuyerField, number> = { name: 400, taxCode: 14, address: 400, email: 50, phone: 20 }

/** Weights of the first nine digits of a tax code; the tenth is what is left of ten after their sum modulo eleven. */
const TAX_CODE_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const

/**
 * What was typed, as an invoice takes it: null when nothing was. Each may be left out, but a tax code goes with the
 * name and address it is registered under (Decree 123/2020, Art. 10).
 */
export function readBuyer(typed: Buyer): Result<Buyer | null, readonly BuyerFault[]> {
  const buyer = { ...NO_BUYER }
  for (const field of BUYER_FIELDS) buyer[field] = tidy(typed[field])
  buyer.taxCode = partedTaxCode(buyer.taxCode)
  buyer.phone = buyer.phone.replaceAll(/[\s.()-]/g, '')
  if (BUYER_FIELDS.every((field) => buyer[field] === '')) return ok(null)
  const faults = BUYER_FIELDS.flatMap((field) => faultOf(buyer, field) ?? [])
  return faults.length === 0 ? ok(buyer) : err(faults)
}

/** The side of a sale: what was given, beside `salt` (16 random bytes, base64url), without which nobody guesses it from its hash. */
export function writeSide(buyer: Buyer, salt: string): string {
  const given = BUYER_FIELDS.filter((field) => buyer[field] !== '').map((field) => [field, buyer[field]])
  return JSON.stringify({ salt, buyer: Object.fromEntries(given) })
}

function faultOf(buyer: Buyer, field: BuyerField): BuyerFault | null {
  const value = buyer[field]
  if (value.length > MAX_UNITS[field]) return { field, fault: 'too-long' }
  const isNeeded = buyer.taxCode !== '' && (field === 'name' || field === 'address')
  if (value === '') return isNeeded ? { field, fault: 'needed' } : null
  return isWritten(field, value) ? null : { field, fault: 'bad' }
}

function isWritten(field: BuyerField, value: string): boolean {
  if (field === 'taxCode') return isTaxCode(value)
  if (field === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value)
  return field !== 'phone' || /^(0\d{8,10}|\+\d{8,15})$/.test(value)
}

function isTaxCode(value: string): boolean {
  if (/^\d{12}$/.test(value)) return true // a personal number has no check digit
  const match = /^(\d{9})(\d)(?:-(\d{3}))?$/.exec(value)
  if (!match || match[3] === '000') return false
  const sum = TAX_CODE_WEIGHTS.reduce((total, weight, at) => total + weight * Number(match[1]?.[at]), 0)
  return 10 - (sum % 11) === Number(match[2])
}

/** Thirteen digits are written as ten and three. */
function partedTaxCode(value: string): string {
  const digits = value.replaceAll(/[\s.-]/g, '')
  return /^\d{13}$/.test(digits) ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits
}

function tidy(value: string): string {
  return value.replaceAll('\0', '').toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
