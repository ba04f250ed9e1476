/**
 * Counts, for each database, the writing transactions that a power cut may take: those after which no strict one has
 * completed. What Chromium does not call strict it hands to the operating system and flushes some other time.
 */
export type Unflushed = { countOf(isOfDatabase: (name: string) => boolean): number }

export function watchUnflushed(): Unflushed {
  const counts = new Map<string, number>()
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...how) {
    const transaction = begin.apply(this, how)
    if (transaction.mode !== 'readonly')
      transaction.addEventListener('complete', () => {
        counts.set(this.name, transaction.durability === 'strict' ? 0 : (counts.get(this.name) ?? 0) + 1)
      })
    return transaction
  }
  return {
    countOf: (isOfDatabase) =>
      [...counts].reduce((sum, [name, count]) => sum + (isOfDatabase(name) ? count : 0), 0),
  }
}
