import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The office's pages, built into files that the API serves at its root. */
export default defineConfig(({ command }) => {
  if (command === 'build') process.env['NODE_ENV'] = 'production' // whoever builds it: a test run has another
  return {
    root: import.meta.dirname,
    plugins: [react()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
    server: { proxy: { '/trpc': 'http://127.0.0.1:4100' } },
  }
})
