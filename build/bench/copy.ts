import type { PoolClient } from 'pg'

/** The messages of a COPY, which `pg` sends and its types leave out. */
type CopyConnection = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Runs COPY … FROM STDIN with these bytes: `pg` carries the messages and has no query for them. */
export function copyIn(client: PoolClient, statement: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: unknown) => (connection as CopyConnection).query(statement),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(bytes)
        connection.endCopyFrom()
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    })
  })
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const END = Buffer.from([0xff, 0xff])

/** Rows of fields in PostgreSQL's binary COPY format; each field as the bytes its type takes, null for none. */
export function binaryCopy(rows: readonly (readonly (Buffer | null)[])[]): Buffer {
  const parts: Buffer[] = [SIGNATURE]
  for (const row of rows) {
    parts.push(int16(row.length))
    for (const field of row) {
      parts.push(int32(field?.length ?? -1))
      if (field) parts.push(field)
    }
  }
  return Buffer.concat([...parts, END])
}

export function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeInt32BE(value)
  return bytes
}

export function int64(value: number | bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigInt64BE(BigInt(value))
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2)
  bytes.writeInt16BE(value)
  return bytes
}
