import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto'
import type { Random } from '#shared/testing/random.ts'
import type { SimLoop } from './sim-loop.ts'

/** PKCS#8 of an Ed25519 private key: this header, then the 32 bytes of the seed (RFC 8410). */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex')

/** WebCrypto whose Ed25519 keys come from the seed, so that a run repeats to the till ids. The rest is Node's own. */
export function seededSubtle(random: Random, { real }: SimLoop): SubtleCrypto {
  const subtle = webcrypto.subtle as unknown as SubtleCrypto
  return new Proxy(subtle, {
    get(target, name: keyof SubtleCrypto) {
      if (name === 'generateKey') {
        return () => {
          const seed = random.bytes(32)
          return real(() => seededKeyPair(subtle, seed))
        }
      }
      const method = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>
      return (...args: unknown[]) => real(() => method(...args))
    },
  })
}

async function seededKeyPair(subtle: SubtleCrypto, seed: Uint8Array): Promise<CryptoKeyPair> {
  const pkcs8 = Buffer.concat([PKCS8_HEADER, seed])
  const jwk = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })).export({
    format: 'jwk',
  })
  return {
    privateKey: await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']),
    publicKey: await subtle.importKey('jwk', jwk as JsonWebKey, 'Ed25519', true, ['verify']),
  }
}
