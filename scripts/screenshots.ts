/** Takes the pictures of README.md from a running demo: `npm run up`, then `node scripts/screenshots.ts` (APP_URL when it is not on port 3000). */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import chromium from '@sparticuz/chromium'

const base = process.env.APP_URL ?? 'http://localhost:3000'
const folder = resolve(import.meta.dirname, '../docs/screenshots')

interface Shot {
  readonly name: string
  readonly path: string
  readonly as?: string
  readonly width: number
  readonly height: number
  readonly theme?: 'light' | 'dark'
}

const SHOTS: readonly Shot[] = [
  { name: 'pilot', path: '/b/fogline/pilots/PIL-0001', as: 'maya@fogline.example', width: 1280, height: 900 },
  { name: 'today', path: '/b/fogline', as: 'maya@fogline.example', width: 1280, height: 900, theme: 'dark' },
  { name: 'restock', path: '/s/juniper-and-jack/restock', as: 'priya@juniper.example', width: 390, height: 844 },
  { name: 'floor', path: '/f/alameda-makeworks', as: 'tomas@alameda.example', width: 390, height: 844 },
  { name: 'parts', path: '/toys/tide-station/parts', width: 1280, height: 760 },
]

mkdirSync(folder, { recursive: true })
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args.filter((argument) => !/^--(single-process|headless|user-data-dir|window-size)/.test(argument)) })
try {
  for (const shot of SHOTS) {
    const page = await browser.newPage({ viewport: { width: shot.width, height: shot.height }, colorScheme: shot.theme ?? 'light', timezoneId: 'America/Los_Angeles' })
    if (shot.as) {
      await page.goto(`${base}/sign-in`)
      await page.locator('form').filter({ has: page.locator(`input[name="email"][value="${shot.as}"]`) }).getByRole('button').click()
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    }
    await page.goto(base + shot.path, { waitUntil: 'networkidle' })
    await page.screenshot({ path: join(folder, `${shot.name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
}
