import { defineConfig } from '@playwright/test'

const executablePath = process.env['CHROMIUM_PATH']

export default defineConfig({
  testDir: 'e2e',
  // What runs in Firefox is driven by another program.
  testMatch: '**/*.spec.ts',
  // Tests share nothing but the server, and every one waits about as long as it computes.
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // Enough where something else has the processor; a test that passes does not wait for it.
  expect: { timeout: 30_000 },
  // One more try on machines we do not know; a test that needs it is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    // Recording takes as much of a processor as the page itself; `--trace on` looks at a failure closely.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
