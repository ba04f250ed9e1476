import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { isPin, isPinText, makePin, PIN_COSTS, pinVerifierSchema } from './pin.ts'

const SALT = utf8ToBytes('sixteen bytes ..')

describe('a PIN', () => {
  it('is 4 to 8 digits, nothing else', () => {
    expect(['1234', '12345678', '0000'].every(isPinText)).toBe(true)
    expect(['', '123', '123456789', '12a4', '１２３４', ' 1234', '1234\n'].some(isPinText)).toBe(false)
  })

  it('[T45] is known by its verifier, and by no other', async () => {
    const verifier = await makePin('246810', SALT)
    expect(pinVerifierSchema.parse(verifier)).toEqual(verifier)
    expect(await isPin('246810', verifier)).toBe(true)
    expect(await isPin('246811', verifier)).toBe(false)
    expect(await isPin('', verifier)).toBe(false)
    expect(JSON.stringify(verifier)).not.toContain('246810')
  })

  it('[T45] is slow to guess: 32 MiB for each', () => {
    expect(128 * PIN_COSTS.n * PIN_COSTS.r).toBe(32 * 2 ** 20)
  })

  it('is scrypt (RFC 7914): a verifier that OpenSSL made is read', async () => {
    const verifier = {
      salt: 'c2l4dGVlbiBieXRlcyAuLg',
      hash: 'lgdh1IEQi8QMYKiRt8Lp67nVCaxcd9NvuFtY5y32bNA',
      ...PIN_COSTS,
    }
    expect(await isPin('246810', verifier)).toBe(true)
  })

  it.each([{ n: 1000 }, { n: 2 ** 20, r: 32 }])('fits no verifier that costs %j', async (costs) => {
    expect(await isPin('1234', { ...(await makePin('1234', SALT)), ...costs })).toBe(false)
  })

  it('cannot be made of anything else, or with a short salt', async () => {
    await expect(makePin('abcd', SALT)).rejects.toThrow(RangeError)
    await expect(makePin('1234', SALT.slice(0, 8))).rejects.toThrow(RangeError)
  })
})
