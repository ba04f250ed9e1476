import { type Producer, producerSchema } from '../catalogue/producer.ts'
import { type Product, productSchema } from '../catalogue/product.ts'

export function buildProducer(overrides: Partial<Producer> = {}): Producer {
  return {
    ...producerSchema.parse({
      id: 'htx-ea-kao',
      name: 'Hợp tác xã Ea Kao',
      kind: 'cooperative',
      areaCode: '24169',
      provinceCode: '66',
    }),
    ...overrides,
  }
}

export function buildProduct(overrides: Partial<Product> = {}): Product {
  return {
    ...productSchema.parse({
      id: 'ca-phe-bot-500',
      code: 'CF-012',
      name: 'Cà phê bột Ea Kao 500 g',
      producerId: 'htx-ea-kao',
      unit: 'gói',
      barcodes: ['8930000000125'],
      unitPrice: 125_000,
      priceVersion: 1,
      vatClass: 'standard',
      ocopClass: 'ocop',
      group: '2026:13',
      certificate: { number: 'OCOP-66-0125', star: 4, validFrom: '2026-01-15', validTo: '2029-01-14' },
      isActive: true,
    }),
    ...overrides,
  }
}
