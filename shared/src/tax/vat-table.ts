import { type BusinessDay, businessDay } from '../time.ts'
import type { VatClass, VatRate } from './vat-rate.ts'

/** From `from` on (null: for as long as there was this tax) the rate is `rate`, until the next period begins. */
export type VatPeriod = { from: BusinessDay | null; rate: VatRate; law: string }

/** What a rate is looked up by: a product's class, or farm produce sold by who grew it. */
export type VatCase = Exclude<VatClass, 'undecided'> | 'farm-produce-by-grower'

export type VatTable = Readonly<Record<VatCase, readonly VatPeriod[]>>

const LAW = 'Luật 48/2024/QH15'

/**
 * VAT rates by class and day, in force since the named text. The general rate was cut to 8 % in several periods;
 * the present one ends on 31 December 2026 (NQ 204/2025/QH15, NĐ 174/2025/NĐ-CP) and no extension is known.
 * Goods under excise (alcohol, beer, tobacco) are `not-reduced`: they never had the cut.
 */
export const VAT_TABLE: VatTable = {
  standard: [
    { from: null, rate: '10%', law: 'Luật 13/2008/QH12' },
    { from: businessDay('2022-02-01'), rate: '8%', law: 'NQ 43/2022/QH15, NĐ 15/2022/NĐ-CP' },
    { from: businessDay('2023-01-01'), rate: '10%', law: 'Luật 13/2008/QH12' },
    { from: businessDay('2023-07-01'), rate: '8%', law: 'NQ 101/2023/QH15, NQ 110/2023/QH15' },
    { from: businessDay('2024-07-01'), rate: '8%', law: 'NQ 142/2024/QH15, NQ 174/2024/QH15' },
    { from: businessDay('2025-07-01'), rate: '8%', law: 'NQ 204/2025/QH15, NĐ 174/2025/NĐ-CP' },
    { from: businessDay('2027-01-01'), rate: '10%', law: `${LAW}, Điều 9 khoản 3` },
  ],
  'not-reduced': [{ from: null, rate: '10%', law: `${LAW}, Điều 9 khoản 3` }],
  'farm-produce': [{ from: null, rate: '5%', law: `${LAW}, Điều 9 khoản 2; NĐ 181/2025/NĐ-CP` }],
  'farm-produce-by-grower': [{ from: null, rate: 'KCT', law: `${LAW}, Điều 5 khoản 1` }],
  'reduced-five': [{ from: null, rate: '5%', law: `${LAW}, Điều 9 khoản 2` }],
  exempt: [{ from: null, rate: 'KCT', law: `${LAW}, Điều 5` }],
  export: [{ from: null, rate: '0%', law: `${LAW}, Điều 9 khoản 1` }],
}
