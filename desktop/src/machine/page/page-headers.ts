/** Vite leaves this word where the page's nonce belongs; the host puts a fresh one there for every page it gives. */
const NONCE_PLACEHOLDER = 'OCOP-NONCE'

/**
 * What the page may do: run and style itself, draw its own pictures, talk to its host and to the office's API.
 * Both shells send the same. The nonce is for the style elements Mantine writes.
 */
export function pageHeaders({ nonce, apiUrl }: { nonce: string; apiUrl: string }): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${new URL(apiUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()',
  }
}

/** The page with this answer's nonce in it. */
export function withNonce(html: Buffer, nonce: string): Buffer {
  return Buffer.from(html.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce))
}
