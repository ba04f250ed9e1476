/** One defence taken out of the product, as a text to find and what stands there instead. */
export type Mutant = { name: string; edits: readonly { file: string; find: string; put: string }[] }

/** Without any one of these the promise breaks; a simulation that stays green then proves nothing. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'dedup: a repeated entry is taken for a new one',
    edits: [
      {
        file: 'sync-api/src/ingest/place.ts',
        find: 'const overlap = sound.filter((entry) => entry.seq <= head.seq)',
        put: 'const overlap = sound.slice(0, 0)',
      },
    ],
  },
  {
    name: 'strict flag: the store does not wait for the disk',
    edits: [
      {
        file: 'desktop/src/core/store/database.ts',
        find: "chromeTransactionDurability: 'strict'",
        put: "chromeTransactionDurability: 'relaxed'",
      },
      {
        file: 'desktop/src/core/store/commit-row.ts',
        find: "durability: 'strict'",
        put: "durability: 'relaxed'",
      },
    ],
  },
  {
    name: 'repair: the box is not copied back into the store',
    edits: [
      {
        file: 'desktop/src/core/journal/repair-stores.ts',
        find: 'return copyToStore(stores, step)',
        put: 'return void copyToStore',
      },
    ],
  },
  {
    name: 'hash check: a text is taken for what its hash says',
    edits: [
      {
        file: 'shared/src/journal/chain.ts',
        find: 'return entry.text.isWellFormed() && hashEntry(entry.prevHash, entry.text, digest) === entry.hash',
        put: 'return entry.text.isWellFormed() || hashEntry(entry.prevHash, entry.text, digest) === entry.hash',
      },
    ],
  },
]
