import { hashEntry, ZERO_HASH } from '#shared/journal/hash.ts'
import { exampleBody, SIDE_EXAMPLE } from '#shared/testing/body-examples.ts'
import { joinParts, unreadableTexts } from '#shared/testing/unreadable-texts.ts'
import { textOf } from '#shared/journal/entry.ts'
import { BRANCH, MAIN, MAIN_CHAIN, OTHER, OTHER_CHAIN, POINT } from './journals.ts'
import { signedHead, signText } from './keys.ts'

/** A whole journal, the same with a hole, and a branch that forks off. */
export function journalGolden() {
  return {
    tillId: MAIN.tillId,
    pointId: POINT,
    entries: MAIN_CHAIN,
    sides: { 5: SIDE_EXAMPLE },
    hole: { ...MAIN_CHAIN[3], text: null },
    branch: { after: 5, entries: BRANCH },
    carried: { tillId: OTHER.tillId, entries: OTHER_CHAIN },
  }
}

/** Texts no reader may project, each with its reason. `hash` is that of seq 1, null where there is no UTF-8. */
export function unreadableGolden() {
  const sound = textOf({
    ...{ tillId: MAIN.tillId, pointId: POINT, seq: 1, kind: 'sale.completed', v: 1 },
    at: { wall: '2026-11-22T02:00:00.000Z', offsetMs: 0, run: 1 },
    body: exampleBody('sale.completed'),
  })
  const cases = unreadableTexts(sound, OTHER.tillId).map(({ reason, what, parts }) => {
    const text = joinParts(parts)
    const hash = text.isWellFormed() ? hashEntry(ZERO_HASH, text) : null
    return { reason, what, parts, hash }
  })
  return { expected: { tillId: MAIN.tillId, seq: 1 }, sound, cases }
}

/** Keys, ids made of them, signed heads and a token. */
export function signatureGolden() {
  const header = { alg: 'EdDSA', typ: 'JWT' }
  const claims = { sub: MAIN.tillId, aud: 'ocop-sync', iat: 1_795_312_800, exp: 1_795_312_860 }
  const signed = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return {
    tills: [MAIN, OTHER],
    heads: [{ seq: 0, hash: ZERO_HASH }, ...MAIN_CHAIN].map((head) => signedHead(MAIN, head)),
    token: { header, claims, jwt: `${signed}.${signText(MAIN, signed)}` },
  }
}
