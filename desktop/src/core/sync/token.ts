import { TOKEN_AUDIENCE, TOKEN_LIFE_SECONDS } from '#shared/protocol/wire.ts'
import { toBase64Url } from '#shared/base64url.ts'
import { signText } from '../keys.ts'
import type { KeyRow } from '../store/database.ts'

const HEADER = textToBase64url(JSON.stringify({ alg: 'EdDSA', typ: 'JWT' }))

/** The till's proof of itself: a JWT of 60 s, timed by the server's clock as last learnt (P11). */
export async function mintToken(options: {
  key: KeyRow
  tillId: string
  serverNowMs: number
  subtle: SubtleCrypto
}): Promise<string> {
  const iat = Math.floor(options.serverNowMs / 1000)
  const claims = { sub: options.tillId, aud: TOKEN_AUDIENCE, iat, exp: iat + TOKEN_LIFE_SECONDS }
  const signed = `${HEADER}.${textToBase64url(JSON.stringify(claims))}`
  return `${signed}.${await signText(options.key, signed, options.subtle)}`
}

function textToBase64url(text: string): string {
  return toBase64Url(new TextEncoder().encode(text))
}
