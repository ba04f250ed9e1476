import type { WireReason } from '#shared/protocol/errors.ts'
import type { PushStop } from '#shared/protocol/push.ts'
import type { ReturnErrorCode } from '#shared/selling/return-error.ts'
import type { SaleErrorCode } from '#shared/selling/sale-error.ts'
import type { FindingCode, NotReady, PinTrouble } from '../../core/till.ts'
import type { MachineErrorCode } from '../../machine/contract.ts'
import type { DeviceTrouble } from '../../machine/contract-devices.ts'
import type { ErrorKey } from '../i18n/tables/errors.ts'
import type { BandTone } from '../ui/Band.tsx'

/** Where a trouble's sentence stands, and how loudly it is said. */
type Entry = { key: ErrorKey; tone: BandTone }
type Family<TCode extends string> = Readonly<Record<TCode, Entry>>

/**
 * The whole list: every code that can reach a cashier, by the place it comes from. The types ask for each code of each
 * closed list; the tests ask that each sentence belongs to one.
 */
export const CATALOGUE = {
  finding: {
    'tail-copied-to-store': say('info', 'finding.tail-copied-to-store'),
    'tail-copied-to-box': say('info', 'finding.tail-copied-to-box'),
    'store-rebuilt': say('caution', 'finding.store-rebuilt'),
    'box-rebuilt': say('caution', 'finding.box-rebuilt'),
    'key-lost': say('caution', 'finding.key-lost'),
    'branch-set-aside': say('danger', 'finding.branch-set-aside'),
    'behind-server': say('caution', 'finding.behind-server'),
    hole: say('danger', 'finding.hole'),
    'hole-filled': say('info', 'finding.hole-filled'),
    'entry-mended': say('caution', 'finding.entry-mended'),
    'box-damaged': say('danger', 'finding.box-damaged'),
    'last-sale-kept': say('info', 'finding.last-sale-kept'),
    'side-lost': say('caution', 'finding.side-lost'),
    'store-is-newer': say('danger', 'finding.store-is-newer'),
    forked: say('danger', 'finding.forked'),
    revoked: say('danger', 'finding.revoked'),
    'catalogue-row-skipped': say('caution', 'finding.catalogue-row-skipped'),
  } satisfies Family<FindingCode>,
  refused: {
    'disk-full': say('danger', 'refused.disk-full'),
    'store-closed': say('danger', 'refused.store-closed'),
    'box-closed': say('danger', 'refused.box-closed'),
    unsettled: say('caution', 'refused.unsettled'),
    'not-enrolled': say('danger', 'refused.not-enrolled'),
    busy: say('caution', 'refused.busy'),
    invalid: say('danger', 'refused.invalid'),
    'not-stored': say('danger', 'refused.not-stored'),
    unknown: say('danger', 'refused.unknown'),
  } satisfies Family<NotReady | 'not-stored' | 'unknown'>,
  sale: {
    'no-lines': say('caution', 'sale.no-lines'),
    'too-many-lines': say('danger', 'sale.too-many-lines'),
    'bad-quantity': say('danger', 'sale.bad-quantity'),
    'bad-price': say('danger', 'sale.bad-price'),
    'bad-discount': say('danger', 'sale.bad-discount'),
    'discount-above-amount': say('danger', 'sale.discount-above-amount'),
    'amount-too-large': say('danger', 'sale.amount-too-large'),
    'bad-tender': say('danger', 'sale.bad-tender'),
    'too-many-tenders': say('danger', 'sale.too-many-tenders'),
    underpaid: say('caution', 'sale.underpaid'),
    overpaid: say('caution', 'sale.overpaid'),
  } satisfies Family<SaleErrorCode>,
  return: {
    'nothing-returned': say('caution', 'return.nothing-returned'),
    'unknown-line': say('danger', 'return.unknown-line'),
    'line-twice': say('danger', 'return.line-twice'),
    'bad-quantity': say('danger', 'return.bad-quantity'),
    'more-than-left': say('danger', 'return.more-than-left'),
    'no-reason': say('caution', 'return.no-reason'),
    'needs-approval': say('caution', 'return.needs-approval'),
    'bad-refund': say('danger', 'return.bad-refund'),
    'refund-above-amount': say('danger', 'return.refund-above-amount'),
    'too-many-lines': say('danger', 'return.too-many-lines'),
    'cannot-be-priced': say('danger', 'return.cannot-be-priced'),
  } satisfies Family<ReturnErrorCode>,
  wire: {
    offline: say('caution', 'wire.offline'),
    busy: say('caution', 'wire.busy'),
    clock: say('caution', 'wire.clock'),
    'unknown-till': say('caution', 'wire.unknown-till'),
    'bad-key': say('danger', 'wire.bad-key'),
    'bad-code': say('danger', 'wire.bad-code'),
    'too-large': say('caution', 'wire.too-large'),
    'bad-request': say('danger', 'wire.bad-request'),
  } satisfies Family<WireReason | 'offline'>,
  stop: {
    gap: say('caution', 'stop.gap'),
    forked: say('danger', 'finding.forked'),
    'bad-hash': say('danger', 'stop.bad-hash'),
    revoked: say('danger', 'finding.revoked'),
  } satisfies Family<PushStop>,
  machine: {
    'not-following': say('danger', 'machine.not-following'),
    'disk-full': say('danger', 'machine.disk-full'),
    io: say('danger', 'machine.io'),
    'bad-arguments': say('danger', 'machine.bad-arguments'),
    disconnected: say('danger', 'machine.disconnected'),
    timeout: say('caution', 'machine.timeout'),
  } satisfies Family<MachineErrorCode>,
  device: {
    'not-set': say('info', 'device.not-set'),
    unreachable: say('caution', 'device.unreachable'),
    refused: say('caution', 'device.refused'),
    'not-found': say('caution', 'device.not-found'),
    'no-permission': say('caution', 'device.no-permission'),
    busy: say('caution', 'device.busy'),
    lost: say('caution', 'device.lost'),
    silent: say('caution', 'device.silent'),
    'wrong-device': say('caution', 'device.wrong-device'),
    'no-paper': say('caution', 'device.no-paper'),
    'cover-open': say('caution', 'device.cover-open'),
    'cutter-jammed': say('caution', 'device.cutter-jammed'),
    offline: say('caution', 'device.offline'),
    'timed-out': say('caution', 'device.timed-out'),
    unsupported: say('caution', 'device.unsupported'),
  } satisfies Family<DeviceTrouble>,
  pin: {
    wrong: say('danger', 'pin.wrong'),
    locked: say('danger', 'pin.locked'),
    'none-set': say('caution', 'pin.none-set'),
    'nobody-can': say('danger', 'pin.nobody-can'),
  } satisfies Family<PinTrouble['code'] | 'nobody-can'>,
} as const

const TONES = new Map<string, BandTone>(
  Object.values(CATALOGUE).flatMap((family) => Object.values(family).map(({ key, tone }) => [key, tone])),
)

/** How loudly a sentence is said; one that no code has is said calmly. */
export function toneOf(key: ErrorKey): BandTone {
  return TONES.get(key) ?? 'info'
}

function say(tone: BandTone, key: ErrorKey): Entry {
  return { tone, key }
}
