/** Connection, rollback, resources, locks, intervention: classes of SQLSTATE that say nothing about an entry. */
const SERVER_CLASSES = new Set(['08', '40', '53', '55', '57'])

/** Whether an error is the server's own trouble, so that whatever was tried must be tried again whole. */
export function isServerFault(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return SERVER_CLASSES.has(error.code.slice(0, 2)) || error.code.startsWith('E') // ECONNRESET, EPIPE
}
