/**
 * Where a till stands in the feed: the server's epoch, the number of the last change it applied, and whether it was
 * of a protocol that may only read blocks. Opaque to tills.
 */
export type Cursor = { epoch: string; number: number; isRestricted: boolean }

export function writeCursor({ epoch, number, isRestricted }: Cursor): string {
  return `${epoch}.${number}${isRestricted ? '.blocks' : ''}`
}

/** Null for what this server did not write; such a till starts over. */
export function readCursor(text: string | null): Cursor | null {
  const match = /^([\w-]{1,64})\.(\d{1,15})(\.blocks)?$/.exec(text ?? '')
  if (!match?.[1] || !match[2]) return null
  return { epoch: match[1], number: Number(match[2]), isRestricted: match[3] !== undefined }
}
