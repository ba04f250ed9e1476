import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

const COST = { N: 2 ** 15, r: 8, p: 1 }
const KEY_BYTES = 32
const SALT_BYTES = 16

/** Shortest and longest password accepted, in UTF-16 units. */
export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 200

/** scrypt of the password with fresh salt, its cost written beside it so that it can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, { salt, keyBytes: KEY_BYTES, cost: COST })
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether the password is the one hashed. `stored` null is an account that does not exist: it takes the same time and
 * is never right, so that names cannot be told apart by waiting.
 */
export async function isPasswordRight(password: string, stored: string | null): Promise<boolean> {
  const parts = (stored ?? STRANGER).split('$')
  const [scheme, N, r, p, salt, key] = parts
  if (scheme !== 'scrypt' || parts.length !== 6 || !salt || !key) throw new Error('unknown password hash')
  const expected = Buffer.from(key, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const given = await derive(password, {
    salt: Buffer.from(salt, 'base64url'),
    keyBytes: expected.length,
    cost,
  })
  return timingSafeEqual(given, expected) && stored !== null
}

const STRANGER = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$')

function derive(
  password: string,
  options: { salt: Buffer; keyBytes: number; cost: { N: number; r: number; p: number } },
): Promise<Buffer> {
  const { N, r, p } = options.cost
  const settings: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), options.salt, options.keyBytes, settings, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
