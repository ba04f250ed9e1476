/**
 * The protocol of the wire and of the journal's texts. It only grows (P9).
 * History: 1 — till.enrol, till.push, till.pull; sales, voids, shifts, prices, proposals, counts, days, carrying, audit.
 * 2 — returns, corrected payments, cash moved, the report of a Z; PINs, bank account and settings in the feed.
 * Entries on the wire may leave hashes out; bodies may be packed with brotli.
 */
export const PROTOCOL = 2

/**
 * Below this a till pulls only recalls, blocks and the word to upgrade; it may still push. It does not rise: a
 * till that was let in stays in.
 */
export const MIN_PROTOCOL = 1

export const MAX_BATCH_ENTRIES = 500
/** Limit on the inflated body of a request or an answer. One largest entry always fits. */
export const MAX_BODY_BYTES = 1024 * 1024
