/**
 * The protocol of the wire and of the journal's texts. It only grows (P9).
 * History: 1 — till.enrol, till.push, till.pull; the kinds of journal/kinds/registry.ts.
 */
export const PROTOCOL = 1

/**
 * Below this a till pulls only recalls, blocks and the word to upgrade; it may still push. It does not rise: a
 * till that was let in stays in.
 */
export const MIN_PROTOCOL = 1

export const MAX_BATCH_ENTRIES = 500
/** Limit on the inflated body of a request or an answer. One largest entry always fits. */
export const MAX_BODY_BYTES = 1024 * 1024
