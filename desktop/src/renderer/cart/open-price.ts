import { producerIdSchema, type ProductId } from '#shared/ids.ts'
import { vnd } from '#shared/money.ts'
import type { OpenLine } from './cart.ts'

/** What the cashier says of goods that the catalogue does not know. `unitPrice`: đồng. */
export type UnknownGoods = { name: string; unit: string; unitPrice: number; code: string | null }

/** Stands where the producer is not known; the office puts the right one in its place. */
const NO_PRODUCER = {
  id: producerIdSchema.parse('chua-ro'),
  name: 'Chưa rõ chủ thể',
  kind: 'household',
  areaCode: null,
  provinceCode: '',
} as const

/** One unit of unknown goods: no stars, no group, a rate that waits for the office, a price typed by hand. */
export function openPriceLine(id: ProductId, { name, unit, unitPrice, code }: UnknownGoods): OpenLine {
  return {
    product: {
      id,
      code: '',
      name,
      producerId: NO_PRODUCER.id,
      unit,
      barcodes: code === null ? [] : [code],
      unitPrice: vnd(unitPrice),
      priceVersion: 0,
      vatClass: 'undecided',
      ocopClass: 'other',
      group: null,
      certificate: null,
      isActive: true,
    },
    producer: NO_PRODUCER,
    quantity: 1000,
    unitPrice,
    priceVersion: 0,
    discount: 0,
    discountAs: null,
    ownership: { kind: 'own' },
    lot: null,
    expiry: null,
  }
}
