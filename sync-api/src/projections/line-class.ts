import { createHash } from 'node:crypto'
import type { SaleLine } from '#shared/journal/kinds/sale-completed.ts'

/** All of a line that a report may group by, and the words it prints. `group` is '' when the line has none. */
export type LineClass = {
  productId: string
  productName: string
  producerId: string
  producerName: string
  unit: string
  ocopClass: string
  star: number
  isCertified: boolean
  group: string
  origin: string
  ownership: 'own' | 'consigned'
  channel: string
}

/**
 * The class of a line, with an id made of its content: the first 8 bytes of the SHA-256 of its JSON as a signed
 * bigint. So the same line has the same class on every server and in every rebuild (P20), without a look-up.
 */
export function lineClassOf(line: SaleLine, channel: string): { id: bigint; lineClass: LineClass } {
  const lineClass: LineClass = {
    productId: line.productId,
    productName: line.productName,
    producerId: line.producerId,
    producerName: line.producerName,
    unit: line.unit,
    ocopClass: line.ocopClass,
    star: line.star,
    isCertified: line.isCertified,
    group: line.group ?? '',
    origin: line.origin,
    ownership: line.ownership.kind,
    channel,
  }
  return { id: lineClassId(lineClass), lineClass }
}

function lineClassId(lineClass: LineClass): bigint {
  return createHash('sha256').update(JSON.stringify(Object.values(lineClass))).digest().readBigInt64BE(0)
}
