import type { FeedChange, FeedRow, FeedTable } from '#shared/protocol/feed.ts'
import { FEED_TABLES } from '#shared/protocol/feed.ts'
import { DEFAULT_SETTINGS } from '#shared/protocol/point-settings.ts'
import { MAIN, OTHER, POINT } from './journals.ts'

/** scrypt of "1234" and 16 counted bytes. */
const PIN_1234 = {
  salt: 'AAECAwQFBgcICQoLDA0ODw',
  hash: '7KvtTdt1ER_7BLUaCnayGQy28DtgdlawhTZr9H94wZY',
  n: 32_768,
  r: 8,
  p: 1,
}

/** A row of every table of the feed, one of a table of a later version, and one that goes. Invented. */
export function feedChanges(): FeedChange[] {
  return [
    changeOf('point', {
      ...{
        id: POINT,
        code: 'BMT01',
        name: 'Trung tâm OCOP Buôn Ma Thuột',
        address: 'Phường Buôn Ma Thuột, Đắk Lắk',
      },
      operator: { id: 'op-bmt', name: 'Hợp tác xã Ví Dụ', taxCode: '6000000000', vatMethod: 'deduction' },
      bank: { bin: '970405', account: '0000000000001', accountName: 'HTX VI DU' },
      settings: { ...DEFAULT_SETTINGS, cashStep: 500, asksAge: true, events: ['Lễ hội Cà phê 2027'] },
    }),
    changeOf('till', { id: MAIN.tillId, number: 1, name: 'Quầy 1', isRevoked: false }),
    changeOf('till', { id: OTHER.tillId, number: 2, name: 'Quầy 2', isRevoked: false }),
    changeOf('staff', { id: 'nv-1', name: 'Thu ngân 1', role: 'cashier' }),
    changeOf('staff', { id: 'ql-1', name: 'Quản lý 1', role: 'manager', pin: PIN_1234 }),
    changeOf('producer', {
      ...{
        id: 'htx-ea-kao',
        name: 'Hợp tác xã Ea Kao',
        kind: 'cooperative',
        areaCode: '24169',
        provinceCode: '66',
      },
    }),
    changeOf('product', {
      ...{ id: 'ca-phe-bot-500', code: 'CF-012', name: 'Cà phê bột Ea Kao 500 g', producerId: 'htx-ea-kao' },
      ...{
        unit: 'gói',
        barcodes: ['8930000000125'],
        unitPrice: 125_000,
        priceVersion: 3,
        vatClass: 'standard',
      },
      ...{ ocopClass: 'ocop', group: '2026:13', isActive: true },
      certificate: { number: 'OCOP-66-0125', star: 4, validFrom: '2026-01-15', validTo: '2029-01-14' },
    }),
    { table: 'product', id: 'ca-phe-cu', row: null },
    { table: 'recall', id: 'th-1', row: { of: 'a later version: passed over (P9)' } },
  ]
}

function changeOf<TTable extends FeedTable>(
  table: TTable,
  row: { id: string; [field: string]: unknown },
): FeedChange {
  const read = FEED_TABLES[table].parse(row) as FeedRow<TTable>
  return { table, id: row.id, row: read }
}
