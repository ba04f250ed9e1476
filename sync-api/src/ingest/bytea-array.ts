const BYTEA_OID = 17
const HEADER_BYTES = 20

/**
 * A bytea[] parameter in PostgreSQL's binary format, null where an item is null. As text each byte would travel and be
 * parsed as two hex digits.
 */
export function byteaArray(items: readonly (Uint8Array | null)[]): Buffer {
  const size = items.reduce((sum, item) => sum + 4 + (item?.length ?? 0), HEADER_BYTES)
  const array = Buffer.allocUnsafe(size)
  array.writeInt32BE(1, 0) // dimensions
  array.writeInt32BE(items.includes(null) ? 1 : 0, 4)
  array.writeInt32BE(BYTEA_OID, 8)
  array.writeInt32BE(items.length, 12)
  array.writeInt32BE(1, 16) // lower bound
  let at = HEADER_BYTES
  for (const item of items) {
    at = array.writeInt32BE(item?.length ?? -1, at)
    if (item) at += (array.set(item, at), item.length)
  }
  return array
}
