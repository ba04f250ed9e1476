import { defineConfig } from '@playwright/test'
import { findChromium, sandboxSwitches } from './build/browser/find-chromium.ts'

/** Journeys through the whole product: real office, real till page, real Chromium, real PostgreSQL. */
export default defineConfig({
  testDir: 'build/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: sandboxSwitches(),
      // Without a locale Chromium writes a download to a folder whose name is not the one with Vietnamese letters.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  },
})
