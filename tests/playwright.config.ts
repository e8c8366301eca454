import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'

// The browser comes from the package registry: nothing is downloaded. It is unpacked once into the temporary folder.
const executablePath = process.env.E2E_BROWSER || (await chromium.executablePath())

/** What is refused, is not theirs, or is of a brand of its own: nothing that a journey counts on changes. */
const APART = ['hostile-files.spec.ts', 'cross-brand.spec.ts', 'newcomer.spec.ts', 'drawings.spec.ts', 'company-account.spec.ts']

export default defineConfig({
  testDir: './e2e',
  outputDir: './.output/e2e',
  workers: 2, // two cores: the product, its database and a browser each
  retries: 0, // a test that passes at the second try has found something
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: process.env.E2E_REPORT ?? './.output/e2e.json' }]],
  // The scene first, then the statements of the lists while nothing else is sent, then the journeys one by one; beside them what needs nothing of theirs.
  projects: [
    { name: 'scene', testMatch: 'scene.spec.ts' },
    { name: 'statements', testMatch: 'list-statements.spec.ts', dependencies: ['scene'] },
    { name: 'journeys', testIgnore: ['scene.spec.ts', 'list-statements.spec.ts', 'every-page.spec.ts', ...APART], workers: 1, dependencies: ['statements'] },
    { name: 'apart', testMatch: APART, workers: 1, dependencies: ['statements'] },
    // They only look, so any of them may run beside any other test.
    { name: 'pages', testMatch: 'every-page.spec.ts', fullyParallel: true, use: { trace: 'off' }, dependencies: ['statements'] },
  ],
  use: {
    baseURL: process.env.APP_URL ?? 'http://localhost:3000',
    actionTimeout: 15_000, // a step that cannot be done fails with its own name, not with the test's time
    navigationTimeout: 30_000,
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false }, // a picture or a copy of the page at every step costs more than the step
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // Its own arguments are for a machine without cores or a screen: one process, and a graphics card played by the processor.
      args: [
        ...chromium.args.filter((argument) => !/^--(single-process|headless|user-data-dir|window-size|disable-web-security|no-zygote|in-process-gpu|ignore-gpu-blocklist|use-gl|use-angle|enable-unsafe-swiftshader)/.test(argument)),
        '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
