import { defineConfig } from 'vitest/config'

/** A test file's suffix says what it needs: nothing, PostgreSQL, a real browser. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'node',
          include: ['{shared,desktop,sync-api,build}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.pg.test.ts', '**/*.browser.test.ts', '**/*.dom.test.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
