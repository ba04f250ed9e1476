import { playwright } from '@vitest/browser-playwright'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { findChromium, sandboxSwitches } from './build/browser/find-chromium.ts'

const everywhere = '{shared,desktop,sync-api,build}/**'
const elsewhere = ['**/node_modules/**', '**/dist/**', '**/.data/**']

/** A test file's suffix says what it needs: nothing, PostgreSQL, a real browser. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'node',
          include: [`${everywhere}/*.test.ts`],
          exclude: [...elsewhere, '**/*.pg.test.ts', '**/*.browser.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: [`${everywhere}/*.pg.test.ts`],
          exclude: elsewhere,
          globalSetup: ['sync-api/src/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          include: [`${everywhere}/*.browser.test.{ts,tsx}`],
          exclude: elsewhere,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(),
            // Chromium is moving IndexedDB from LevelDB to SQLite: everything must hold on both.
            instances: [
              chromium('leveldb', []),
              chromium('sqlite', ['--enable-features=IdbSqliteBackingStore']),
            ],
          },
        },
      },
    ],
  },
})

function chromium(name: string, switches: string[]) {
  const executablePath = findChromium() ?? undefined
  const args = [...sandboxSwitches(), ...switches]
  return {
    browser: 'chromium' as const,
    name,
    provider: playwright({ launchOptions: { executablePath, args } }),
  }
}
