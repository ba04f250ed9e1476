import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The office's pages, built into files that the API serves at its root. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 800 },
  server: { proxy: { '/trpc': 'http://127.0.0.1:4100' } },
})
