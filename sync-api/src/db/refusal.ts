import type { WireReason } from '#shared/protocol/errors.ts'

/** Why a till's request was refused as a whole: nothing was stored. `seq` is named when a key is replaced (P15). */
export type Refusal = { reason: WireReason; message: string; seq?: number }
