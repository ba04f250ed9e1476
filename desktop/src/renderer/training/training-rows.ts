import type { Product } from '#shared/catalogue/product.ts'
import type { PinVerifier } from '#shared/pin.ts'
import type { FeedChange, PointRow, StaffRow } from '#shared/protocol/feed.ts'
import { vnd } from '#shared/money.ts'
import type { Catalogue } from '../../core/till.ts'

/** What a slip of a training bears in place of the shop's name and number: nobody may take it for a real one. */
const SHOP = 'TẬP BÁN – '
const CODE = 'TAP'
const FOOTER = 'PHIẾU TẬP BÁN, KHÔNG CÓ GIÁ TRỊ'

/** The PIN of everybody in a training. The real ones cannot be tried here, where nothing keeps count. */
export const TRAINING_PIN = '0000'

type Real = { point: PointRow; staff: readonly StaffRow[]; catalogue: Catalogue }

/** The shop as it is, marked on every slip: the same goods at the same prices, the same people with the training PIN. */
export function trainingRows({ point, staff, catalogue }: Real, pin: PinVerifier): FeedChange[] {
  const { settings } = point
  const receipt = { ...settings.receipt, footer: FOOTER }
  const shop = {
    ...point,
    name: SHOP + point.name,
    code: CODE,
    bank: null,
    settings: { ...settings, receipt },
  }
  return [
    { table: 'point', id: point.id, row: shop },
    ...staff.map((person) => ({ table: 'staff', id: person.id, row: { ...person, pin } })),
    ...[...catalogue.producers].map(([id, row]) => ({ table: 'producer', id, row })),
    ...catalogue.products.map((product) => ({
      table: 'product',
      id: product.id,
      row: priced(product, catalogue),
    })),
  ]
}

/** The point's own price stands in the journal, which a training has not: it becomes the suggested one. */
function priced(product: Product, catalogue: Catalogue): Product {
  return { ...product, unitPrice: vnd(catalogue.priceOf(product).unitPrice) }
}
