import type { WireReason } from '#shared/protocol/errors.ts'
import type { PushStop } from '#shared/protocol/push.ts'
import type { SaleErrorCode } from '#shared/selling/sale-error.ts'
import type { FindingCode, NotReady } from '../../core/till.ts'
import type { MachineErrorCode } from '../../machine/contract.ts'
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
  } satisfies Family<NotReady | 'not-stored'>,
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
