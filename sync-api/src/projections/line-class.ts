import { hash } from 'node:crypto'
import type { SaleLine } from '#shared/journal/kinds/sale-completed.ts'

/** All of a line that a report may group by, and the words it prints. `productGroup` is '' when it has none. */
export type LineClass = {
  productId: string
  productName: string
  producerId: string
  producerName: string
  unit: string
  ocopClass: string
  star: number
  isCertified: boolean
  productGroup: string
  origin: string
  ownership: string
  channel: string
}

export function lineClassOf(line: SaleLine, channel: string): LineClass {
  return {
    productId: line.productId,
    productName: line.productName,
    producerId: line.producerId,
    producerName: line.producerName,
    unit: line.unit,
    ocopClass: line.ocopClass,
    star: line.star,
    isCertified: line.isCertified,
    productGroup: line.group ?? '',
    origin: line.origin,
    ownership: line.ownership.kind,
    channel,
  }
}

/** Two classes are the same when their keys are: no text of a readable entry holds the character between (SPEC §3). */
export function lineClassKey(line: LineClass): string {
  const { productId, productName, producerId, producerName, unit } = line
  const goods = `${productId}\0${productName}\0${producerId}\0${producerName}\0${unit}`
  const { ocopClass, star, isCertified, productGroup, origin, ownership, channel } = line
  return `${goods}\0${ocopClass}\0${star}\0${isCertified}\0${productGroup}\0${origin}\0${ownership}\0${channel}`
}

/**
 * A class's id, made of its content: the first 8 bytes of the SHA-256 of its key as a signed bigint in decimal.
 * So it is the same on every server and in every rebuild (P20), and needs no look-up.
 */
export function lineClassId(key: string): string {
  return hash('sha256', key, 'buffer').readBigInt64BE(0).toString()
}
