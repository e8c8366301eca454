import type { APIRequestContext, Browser } from '@playwright/test'
import { expect, signedIn, test } from '../support/browser.ts'
import { pageExamples } from './examples.ts'
import { lin, maya, owen, priya, sam, tomas } from './people.ts'
import { addressOf, knownNames } from './places.ts'
import { addressesOf } from './sources.ts'

// Nothing of a workspace exists for somebody of another one, and nobody who is not signed in gets anywhere. Over every page and route there is.

/** A member of another workspace of the same kind, by where an address begins. */
const STRANGERS = {
  '/b/': { email: sam, theirs: '/b/pocket-orchard', ours: '/b/fogline' },
  '/f/': { email: tomas, theirs: '/f/alameda-makeworks', ours: '/f/dogpatch-microfactory' },
  '/s/': { email: owen, theirs: '/s/toy-tram', ours: '/s/juniper-and-jack' },
} as const

/** One address of every route inside a workspace. */
const ROUTES: Readonly<Record<string, string>> = {
  '/b/[brand]/next-run/export': '/b/fogline/next-run/export',
  '/b/[brand]/parts/export': '/b/fogline/parts/export',
  '/b/[brand]/pilots/export': '/b/fogline/pilots/export',
  '/b/[brand]/quality/checklists/export': '/b/fogline/quality/checklists/export',
  '/b/[brand]/quality/export': '/b/fogline/quality/export',
  '/b/[brand]/quality/inspections/export': '/b/fogline/quality/inspections/export',
  '/b/[brand]/restocks/export': '/b/fogline/restocks/export',
  '/b/[brand]/retailers/export': '/b/fogline/retailers/export',
  '/b/[brand]/runs/[number]/photos/[photo]': '/b/fogline/runs/{run}/photos/{photo}',
  '/b/[brand]/runs/[number]/traveler': '/b/fogline/runs/{run}/traveler',
  '/b/[brand]/runs/board/export': '/b/fogline/runs/board/export',
  '/b/[brand]/runs/export': '/b/fogline/runs/export',
  '/b/[brand]/runs/terms/export': '/b/fogline/runs/terms/export',
  '/b/[brand]/search': '/b/fogline/search?q=tide',
  '/b/[brand]/sell-through/export': '/b/fogline/sell-through/export',
  '/b/[brand]/recalls/export': '/b/fogline/recalls/export',
  '/b/[brand]/recalls/[number]/export': '/b/fogline/recalls/{recall}/export',
  '/b/[brand]/sell-through/imports/[importId]/rejected': '/b/fogline/sell-through/imports/{import}/rejected',
  '/b/[brand]/sell-through/template': '/b/fogline/sell-through/template',
  '/b/[brand]/shipments/export': '/b/fogline/shipments/export',
  '/b/[brand]/sourcing/export': '/b/fogline/sourcing/export',
  '/b/[brand]/sourcing/orders/[number]/pdf': '/b/fogline/sourcing/orders/{order}/pdf',
  '/b/[brand]/sourcing/incoming/export': '/b/fogline/sourcing/incoming/export',
  '/b/[brand]/sourcing/offers/export': '/b/fogline/sourcing/offers/export',
  '/b/[brand]/sourcing/offers/template': '/b/fogline/sourcing/offers/template',
  '/b/[brand]/sourcing/orders/export': '/b/fogline/sourcing/orders/export',
  '/b/[brand]/sourcing/suppliers/export': '/b/fogline/sourcing/suppliers/export',
  '/b/[brand]/stock/counts/[number]/export': '/b/fogline/stock/counts/{count}/export',
  '/b/[brand]/stock/counts/export': '/b/fogline/stock/counts/export',
  '/b/[brand]/stock/export': '/b/fogline/stock/export',
  '/b/[brand]/stock/lots/[code]/trace/epcis': '/b/fogline/stock/lots/{lot}/trace/epcis',
  '/b/[brand]/stock/lots/[code]/trace/export': '/b/fogline/stock/lots/{lot}/trace/export',
  '/b/[brand]/toys/[toy]/drawing.svg': '/b/fogline/toys/{toy}/drawing.svg',
  '/b/[brand]/toys/export': '/b/fogline/toys/export',
  '/b/[brand]/toys/[toy]/revisions/[code]/bom/export': '/b/fogline/toys/{toy}/revisions/A/bom/export',
  '/b/[brand]/toys/[toy]/revisions/[code]/bom/template': '/b/fogline/toys/{toy}/revisions/A/bom/template',
  '/f/[workshop]/arrivals/export': '/f/dogpatch-microfactory/arrivals/export',
  '/f/[workshop]/board/export': '/f/dogpatch-microfactory/board/export',
  '/f/[workshop]/counts/export': '/f/dogpatch-microfactory/counts/export',
  '/f/[workshop]/inspect/export': '/f/dogpatch-microfactory/inspect/export',
  '/f/[workshop]/runs/export': '/f/dogpatch-microfactory/runs/export',
  '/f/[workshop]/manifest.webmanifest': '/f/dogpatch-microfactory/manifest.webmanifest',
  '/f/[workshop]/runs/[number]/photos/[photo]': '/f/dogpatch-microfactory/runs/{run}/photos/{photo}',
  '/f/[workshop]/runs/[number]/traveler': '/f/dogpatch-microfactory/runs/{run}/traveler',
  '/s/[retailer]/orders/export': '/s/juniper-and-jack/orders/export',
  '/s/[retailer]/restock/promise': '/s/juniper-and-jack/restock/promise?brandId={brandId}&shipToId={shop}&lines={sku}:2',
  '/s/[retailer]/sell-through/[importId]/rejected': '/s/juniper-and-jack/sell-through/{import}/rejected',
  '/s/[retailer]/sell-through/export': '/s/juniper-and-jack/sell-through/export',
  '/s/[retailer]/sell-through/template': '/s/juniper-and-jack/sell-through/template',
}

/** What a page of ours writes to, beside forms. For a member a request that is not from a page of ours is refused; for all others there is nothing there. */
const WRITES: Readonly<Record<string, string>> = { '/f/[workshop]/sync': '/f/dogpatch-microfactory/sync' }

/** The API, opened with the token of another brand. `own`: lists what is the token's brand's, and must hold nothing of ours. */
const API: Readonly<Record<string, { readonly at: string; readonly method?: 'POST'; readonly body?: object; readonly own?: true }>> = {
  '/api/v1/restocks': { at: '/api/v1/restocks', own: true },
  '/api/v1/restocks/[number]/accept': { at: '/api/v1/restocks/{promised}/accept', method: 'POST', body: {} },
  '/api/v1/sales-imports': { at: '/api/v1/sales-imports', method: 'POST', body: { locationId: '{shop}', fileName: 'till.csv', content: 'Date,SKU,Quantity\n2026-11-01,FOG-FERRY,1\n' } },
  '/api/v1/sales-imports/[importId]': { at: '/api/v1/sales-imports/{import}' },
  '/api/v1/sales-imports/[importId]/take': { at: '/api/v1/sales-imports/{import}/take', method: 'POST', body: { withoutBad: true, version: 1 } },
  '/api/v1/skus': { at: '/api/v1/skus', own: true },
  '/api/v1/stock': { at: '/api/v1/stock', own: true },
}

/** Open to everybody, with nothing of anybody in them; and what a secret in a mail opens, for people without an account. */
const OPEN = ['/api/auth/[...nextauth]', '/api/health', '/api/ready', '/api/v1/openapi.json', '/orders/[token]', '/registrations/[token]/stop', '/sign-in/company', '/toys/[slug]/drawing.svg']

/** Pages that show what is not a brand's own thing: in the stranger's own workspace they are their own. */
const NOT_OF_A_BRAND = new Set(['/b/[brand]/policies/[kind]'])

const workspacePages = Object.entries(pageExamples).filter(([address]) => Object.keys(STRANGERS).some((start) => address.startsWith(start)))

test('every page and every route of a workspace is covered', () => {
  expect(Object.keys(pageExamples).sort()).toEqual(addressesOf('page.tsx'))
  expect([...Object.keys(ROUTES), ...Object.keys(WRITES), ...Object.keys(API), ...OPEN].sort()).toEqual(addressesOf('route.ts'))
})

test('who is not signed in is sent to the sign-in page, and back afterwards', async ({ playwright, baseURL }) => {
  const nobody = await playwright.request.newContext({ baseURL })
  for (const [, { at }] of [...workspacePages, ...Object.entries(pageExamples).filter(([address]) => address === '/account')]) {
    const path = await addressOf(at)
    const answer = await nobody.get(path, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location], path).toEqual([307, `/sign-in?to=${encodeURIComponent(path)}`])
  }
  // A newcomer who wants to found a brand makes an account first.
  const founding = await nobody.get('/new', { maxRedirects: 0 })
  expect([founding.status(), founding.headers().location]).toEqual([307, '/sign-up'])
  const followed = { headers: { accept: 'text/html' }, maxRedirects: 0 }
  for (const [address, at] of Object.entries(ROUTES)) {
    const path = await addressOf(at)
    expect((await nobody.get(path, { maxRedirects: 0 })).status(), address).toBe(401)
    const answer = await nobody.get(path, followed)
    const to = new URL(answer.headers().location ?? '', baseURL)
    expect([answer.status(), to.pathname, decodeURIComponent(to.searchParams.get('to') ?? '')], `${path}, followed in a browser`).toEqual([303, '/sign-in', decodeURIComponent(path)])
  }
  for (const [address, at] of Object.entries(WRITES)) expect((await nobody.post(at, { data: {} })).status(), address).toBe(401)
  for (const [address, { at, method = 'GET', body }] of Object.entries(API)) expect((await nobody.fetch(await addressOf(at), { method, data: body })).status(), address).toBe(401)
  expect((await nobody.get(`/orders/${'x'.repeat(43)}`)).status(), 'a secret that nobody was sent').toBe(404)
  const page = await nobody.get(`/orders/${'x'.repeat(43)}`, followed)
  expect(page.status()).toBe(404)
  expect(await page.text()).toContain('There is nothing at this address')
  await nobody.dispose()
})

for (const [start, { email, theirs, ours }] of Object.entries(STRANGERS)) {
  test(`${ours} does not exist for a member of ${theirs}`, async ({ browser, playwright, baseURL }) => {
    const stranger = await playwright.request.newContext({ baseURL, storageState: await signedIn(browser, email) })
    for (const [address, { at }] of workspacePages.filter(([page]) => page.startsWith(start))) {
      const path = await addressOf(at)
      await isMissing(stranger, path, 'There is nothing at this address')
      // The same thing, asked for inside the workspace that is theirs.
      const names = at.match(/\{\w+\}/g)
      if (names && !NOT_OF_A_BRAND.has(address)) await isMissing(stranger, path.replace(ours, theirs), 'There is no such page here')
    }
    for (const [address, at] of Object.entries(ROUTES).filter(([route]) => route.startsWith(start))) {
      const path = await addressOf(at)
      expect((await stranger.get(path)).status(), address).toBe(404)
      if (/\{/.test(at)) {
        const inTheirs = await stranger.get(path.replace(ours, theirs))
        expect([404, 422], `${path} in ${theirs}: ${await inTheirs.text()}`).toContain(inTheirs.status())
      }
    }
    for (const [address, at] of Object.entries(WRITES).filter(([route]) => route.startsWith(start))) expect((await stranger.post(at, { data: {} })).status(), address).toBe(404)
    await stranger.dispose()
  })
}

test('a token of another brand reaches nothing of ours through the API', async ({ as, playwright, baseURL }) => {
  const page = await as(sam)
  await page.goto('/b/pocket-orchard/settings/tokens')
  await page.getByLabel('For what').fill('Cross-brand check')
  await page.getByLabel('It may do what a … may').selectOption({ value: 'manager' })
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = (await page.getByRole('status').filter({ hasText: 'It is shown this once' }).locator('.select-all').textContent())?.trim() ?? ''
  expect(token.length).toBeGreaterThan(20)
  const system = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  const names = await knownNames()
  for (const [address, { at, method = 'GET', body, own }] of Object.entries(API)) {
    const answer = await system.fetch(await addressOf(at), { method, data: body && (JSON.parse(await addressOf(JSON.stringify(body))) as object) })
    const words = await answer.text()
    expect(answer.status(), `${address}: ${words}`).toBe(own ? 200 : 404)
    for (const name of ['sku', 'lot', 'import', 'restock', 'gtin']) expect(words, `${name} of ours in ${address}`).not.toContain(names[name])
  }
  await system.dispose()
})

test('its own members do reach all of it', async ({ browser, playwright, baseURL }) => {
  // The other side of the tests above: these addresses exist, so that a 404 there means something.
  const contexts = new Map<string, APIRequestContext>()
  for (const [address, at] of Object.entries(ROUTES)) {
    const member = memberOf(at)
    const context = contexts.get(member) ?? (await contextOf(browser, playwright, baseURL, member))
    contexts.set(member, context)
    const answer = await context.get(await addressOf(at))
    expect(answer.status(), `${address}: ${(await answer.text()).slice(0, 200)}`).toBe(200)
  }
  for (const [address, at] of Object.entries(WRITES)) expect((await contexts.get(memberOf(at))!.post(at, { data: {} })).status(), address).toBe(403)
  for (const context of contexts.values()) await context.dispose()
})

function memberOf(at: string): string {
  if (at.startsWith('/b/')) return maya
  return at.startsWith('/f/') ? lin : priya
}

async function contextOf(browser: Browser, playwright: { request: { newContext: (options: object) => Promise<APIRequestContext> } }, baseURL: string | undefined, email: string): Promise<APIRequestContext> {
  return playwright.request.newContext({ baseURL, storageState: await signedIn(browser, email) })
}

async function isMissing(who: APIRequestContext, path: string, words: string): Promise<void> {
  const answer = await who.get(path, { maxRedirects: 0 })
  expect(answer.status(), path).toBe(404)
  const text = await answer.text()
  expect(text, path).toContain(words)
  // Its scripts may run: inside a workspace they carry the answer's nonce; outside, the page is the same bytes for everybody.
  const policy = answer.headers()['content-security-policy'] ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  if (nonce) expect(text, `${path}: scripts with the nonce`).toContain(`nonce="${nonce}"`)
  else expect(policy, `${path}: scripts without a nonce`).toContain("script-src 'self' 'unsafe-inline'")
}
