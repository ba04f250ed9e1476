import { MAX_VND, type Vnd, vnd } from '../money.ts'
import { err, ok, type Result } from '../result.ts'
import { crc16 } from './crc16.ts'
import { type Fields, field, readFields } from './tlv.ts'

/** QRIBFTTA pays to an account, QRIBFTTC to a card. */
export type VietQrService = 'QRIBFTTA' | 'QRIBFTTC'

/** What a bank app reads from a transfer code of NAPAS 247. */
export type VietQr = {
  /** Six digits that name the bank. */
  bin: string
  /** At most 19 letters and digits; of a card, digits only. */
  account: string
  service: VietQrService
  /** None: the payer types it. */
  amount?: Vnd
  /** What the payment is for, as the seller finds it again; at most 25 characters. */
  bill?: string
  /** What the payer reads, at most 25 characters. */
  purpose?: string
}

export type VietQrFault =
  | 'not-ascii'
  | 'bad-structure'
  | 'bad-checksum'
  | 'not-vietqr'
  | 'bad-bin'
  | 'bad-account'
  | 'bad-service'
  | 'wrong-currency'
  | 'wrong-country'
  | 'bad-amount'
  | 'bad-text'

const NAPAS = 'A000000727'
const BIN = /^\d{6}$/
const ACCOUNT = { QRIBFTTA: /^[0-9A-Za-z]{1,19}$/, QRIBFTTC: /^\d{1,19}$/ } as const
const AMOUNT = /^[1-9]\d{0,12}$/
/** Optional fields of the standard that a till has no use for: category, name, city, post code. */
const PASSED_OVER: Readonly<Record<string, RegExp>> = {
  '52': /^\d{4}$/,
  '59': /^.{1,25}$/,
  '60': /^.{1,15}$/,
  '61': /^.{1,10}$/,
}
const ADDITIONAL = ['01', '02', '03', '04', '05', '06', '07', '08']
const SHORT_TEXT = /^[\x20-\x7e]{1,25}$/

/**
 * The text of a VietQR code (NAPAS, "VietQR format in NAPAS247" 1.0: EMVCo fields, CRC-16). With an amount it is a
 * dynamic code, for one payment; without one a static code. Vietnamese marks are taken off bill and purpose, which
 * bank apps want in plain ASCII. Throws RangeError on what the format cannot hold.
 */
export function encodeVietQr({ bin, account, service, amount, bill, purpose }: VietQr): string {
  if (!BIN.test(bin)) throw new RangeError(`a bank's number has six digits: ${bin}`)
  if (!Object.hasOwn(ACCOUNT, service)) throw new RangeError(`no such service: ${service}`)
  if (!ACCOUNT[service].test(account)) throw new RangeError(`not an account for ${service}: ${account}`)
  if (amount !== undefined && !(amount > 0 && amount <= MAX_VND && Number.isInteger(amount)))
    throw new RangeError(`not an amount to pay: ${amount}`)
  const additional = [
    ...(bill === undefined ? [] : [field('01', plain(bill))]),
    ...(purpose === undefined ? [] : [field('08', plain(purpose))]),
  ].join('')
  const beneficiary = field('00', bin) + field('01', account)
  const body = [
    field('00', '01'),
    field('01', amount === undefined ? '11' : '12'),
    field('38', field('00', NAPAS) + field('01', beneficiary) + field('02', service)),
    field('53', '704'),
    ...(amount === undefined ? [] : [field('54', String(amount))]),
    field('58', 'VN'),
    ...(additional === '' ? [] : [field('62', additional)]),
    '6304',
  ].join('')
  return body + crc16(body)
}

/** Reads a VietQR text and refuses whatever is not exactly in the format: a code that pays wrong is worse than none. */
export function parseVietQr(text: string): Result<VietQr, VietQrFault> {
  if (!/^[\x20-\x7e]+$/.test(text)) return err('not-ascii')
  if (text.slice(-8, -4) !== '6304') return err('bad-structure')
  if (crc16(text.slice(0, -4)) !== text.slice(-4)) return err('bad-checksum')
  const fields = readFields(text)
  if (!fields.ok) return fields
  const order = [...fields.value.keys()]
  if (order[0] !== '00' || order.at(-1) !== '63') return err('bad-structure')
  if (order.some((tag) => !isKnown(tag, fields.value.get(tag) ?? ''))) return err('not-vietqr')
  return readKnown(fields.value)
}

function isKnown(tag: string, value: string): boolean {
  if (tag === '00') return value === '01'
  if (tag === '01') return value === '11' || value === '12'
  return ['38', '53', '54', '58', '62', '63'].includes(tag) || (PASSED_OVER[tag]?.test(value) ?? false)
}

function readKnown(fields: Fields): Result<VietQr, VietQrFault> {
  if (!fields.has('01') || !fields.has('38')) return err('not-vietqr')
  if (fields.get('53') !== '704') return err('wrong-currency')
  if (fields.get('58') !== 'VN') return err('wrong-country')
  const target = readTarget(fields.get('38') ?? '')
  if (!target.ok) return target
  const amount = fields.get('54')
  if (amount !== undefined && !(AMOUNT.test(amount) && Number(amount) <= MAX_VND)) return err('bad-amount')
  const texts = readTexts(fields.get('62'))
  if (!texts.ok) return texts
  return ok({
    ...target.value,
    ...(amount === undefined ? {} : { amount: vnd(Number(amount)) }),
    ...texts.value,
  })
}

function readTarget(text: string): Result<Pick<VietQr, 'bin' | 'account' | 'service'>, VietQrFault> {
  const outer = readFields(text)
  if (!outer.ok) return outer
  if (outer.value.get('00') !== NAPAS || !isExactly(outer.value, ['00', '01', '02'])) return err('not-vietqr')
  const inner = readFields(outer.value.get('01') ?? '')
  if (!inner.ok) return inner
  if (!isExactly(inner.value, ['00', '01'])) return err('not-vietqr')
  const service = outer.value.get('02')
  const [bin = '', account = ''] = [inner.value.get('00'), inner.value.get('01')]
  if (service !== 'QRIBFTTA' && service !== 'QRIBFTTC') return err('bad-service')
  if (!BIN.test(bin)) return err('bad-bin')
  return ACCOUNT[service].test(account) ? ok({ bin, account, service }) : err('bad-account')
}

function readTexts(text: string | undefined): Result<Pick<VietQr, 'bill' | 'purpose'>, VietQrFault> {
  if (text === undefined) return ok({})
  const fields = readFields(text)
  if (!fields.ok) return fields
  const isFine = [...fields.value].every(([tag, value]) => ADDITIONAL.includes(tag) && SHORT_TEXT.test(value))
  if (!isFine) return err('bad-text')
  const [bill, purpose] = [fields.value.get('01'), fields.value.get('08')]
  return ok({ ...(bill === undefined ? {} : { bill }), ...(purpose === undefined ? {} : { purpose }) })
}

function isExactly(fields: Fields, tags: readonly string[]): boolean {
  return [...fields.keys()].toSorted().join() === tags.join()
}

function plain(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
  if (!SHORT_TEXT.test(bare)) throw new RangeError(`not a short plain text: ${text}`)
  return bare
}
