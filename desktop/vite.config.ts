import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The till page: one build for both shells. The host puts a fresh nonce where OCOP-NONCE stands. */
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production' // whoever builds it: a test run has another
  return {
    root: fileURLToPath(new URL('src/renderer', import.meta.url)),
    base: './',
    plugins: [react()],
    html: { cspNonce: 'OCOP-NONCE' },
    build: {
      outDir: fileURLToPath(new URL('dist', import.meta.url)),
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
    },
  }
})
