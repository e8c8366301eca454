import { forgetPerson, KEPT_PAGES } from '#ui/device-memory.ts'
import { findHolder } from './outbox-store.ts'
import { OUTBOX_NEWS, sendWaiting } from './send-waiting.ts'
import type { KeepMessage } from './worker-contact.ts'

/** The part of a service worker's world that is used here; the browser's types have either a page's or a worker's. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'message', listener: (event: Extendable & { readonly data: unknown }) => void): void
  addEventListener(type: 'sync', listener: (event: Extendable & { readonly tag: string }) => void): void
  addEventListener(type: 'fetch', listener: (event: Extendable & { readonly request: Request; respondWith(response: Promise<Response>): void }) => void): void
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void
}

/** Scripts, styles, fonts and the sheet of icons: named by their content, so a copy never goes stale. The oldest go when there are many. */
const STATIC = 'floor-static'
const STATIC_MOST = 300
/** On bad Wi-Fi a kept page is shown after this time, in milliseconds. */
const PATIENCE_MS = 6_000
/** So many pages are kept, more than there are runs to make; the oldest go. */
const PAGES_MOST = 100
/** After so many the open pages are told how far it is. */
const TELL_EVERY = 10
const KEPT_AT = 'x-kept-at'
/** What is worth keeping: what to make, the runs, what waits. Inspections, arrivals and people need the network. */
const KEPT_PATH = /^\/f\/[^/]+(?:\/outbox|\/runs\/[^/]+)?$/

const worker = self as unknown as WorkerScope

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => event.waitUntil(keep(event.data as KeepMessage)))
worker.addEventListener('sync', (event) => {
  if (event.tag === OUTBOX_NEWS) event.waitUntil(sendInBackground())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname.startsWith('/_next/static/') || /^\/(?:icon|floor-icon|apple-icon)/.test(url.pathname)) event.respondWith(staticFile(request))
  else if (request.mode === 'navigate') event.respondWith(page(request, url))
  else if (request.headers.has('rsc')) event.respondWith(wholeAnswer(request).catch(() => new Response(null, { status: 503 })))
})

/**
 * The router's own requests: without a network it is told so, and goes to the kept page instead. It is given an answer only once all of it
 * has come: one that breaks in the middle would break the page that is open.
 */
async function wholeAnswer(request: Request): Promise<Response> {
  const response = await fetch(request)
  await response.clone().arrayBuffer()
  return response
}

/** Throws when something still waits: the browser then wakes the worker again later. */
async function sendInBackground(): Promise<void> {
  const holder = await findHolder()
  if (holder && (await sendWaiting(holder)) === 'later') throw new Error('entries still wait')
}

async function staticFile(request: Request): Promise<Response> {
  const cache = await caches.open(STATIC)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

/** The network first; the kept copy when there is none, or when it takes too long. */
async function page(request: Request, url: URL): Promise<Response> {
  const kept = await keptPage(url)
  const fresh = fetch(request).then(async (response) => {
    // Somebody who is not signed in any more is sent to the sign-in page: nothing of theirs stays readable here.
    if (response.type === 'opaqueredirect') await forgetPerson()
    else if (response.status === 404) await forget(url)
    else if (response.ok && KEPT_PATH.test(url.pathname)) await put(url, response.clone())
    return response
  })
  const late = kept && new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MS, kept))
  return (late ? Promise.race([fresh, late]) : fresh).catch(async () => kept ?? insteadOf(url))
}

/** For a page that is not kept: what waits, which says so. */
async function insteadOf(url: URL): Promise<Response> {
  const outbox = new URL(`/${url.pathname.split('/').slice(1, 3).join('/')}/outbox?from=${encodeURIComponent(url.pathname + url.search)}`, location.origin)
  return url.pathname !== outbox.pathname && (await keptPage(outbox)) ? Response.redirect(outbox.href, 302) : nothingKept()
}

async function keptPage(url: URL): Promise<Response | undefined> {
  return (await caches.open(KEPT_PAGES)).match(url.pathname + url.search, { ignoreVary: true, ignoreSearch: url.pathname.endsWith('/outbox') })
}

async function put(url: URL, response: Response): Promise<void> {
  const headers = new Headers(response.headers)
  headers.set(KEPT_AT, String(Date.now()))
  await (await caches.open(KEPT_PAGES)).put(url.pathname + url.search, new Response(await response.blob(), { status: response.status, headers }))
}

async function forget(url: URL): Promise<void> {
  await (await caches.open(KEPT_PAGES)).delete(url.pathname + url.search, { ignoreVary: true })
}

/** Fetches copies of pages, with the scripts, styles, fonts and icons they need. Only for somebody who is signed in. */
async function keep({ keep: paths, youngerThan }: KeepMessage): Promise<void> {
  if (!(await findHolder())) return
  for (const [index, path] of paths.entries()) {
    if (index % TELL_EVERY === TELL_EVERY - 1) tellPages()
    const url = new URL(path, location.origin)
    if (!KEPT_PATH.test(url.pathname)) continue
    const age = Date.now() - Number((await keptPage(url))?.headers.get(KEPT_AT) ?? 0)
    if (age < youngerThan) continue
    const response = await fetch(url, { credentials: 'same-origin', redirect: 'manual' }).catch(() => null)
    if (!response?.ok) continue
    const html = await response.clone().text()
    await put(url, response)
    await keepStatic([...new Set(html.match(/\/_next\/static\/[\w./~%-]+\.(?:js|css|woff2|svg)/g) ?? [])])
  }
  const cache = await caches.open(KEPT_PAGES)
  const have = await cache.keys()
  for (const old of have.slice(0, Math.max(0, have.length - PAGES_MOST))) await cache.delete(old)
  tellPages()
}

/** On the channel that is named as the pages are. */
function tellPages(): void {
  const news = new BroadcastChannel(KEPT_PAGES)
  news.postMessage(null)
  news.close()
}

async function keepStatic(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(STATIC)
  const have = await cache.keys()
  for (const old of have.slice(0, Math.max(0, have.length - STATIC_MOST))) await cache.delete(old)
  await Promise.all(paths.map(async (path) => {
    if (!(await cache.match(path))) await cache.add(path).catch(() => undefined)
  }))
}

function nothingKept(): Response {
  const words = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No connection</title><body style="font:1.25rem/1.5 system-ui;margin:2rem;max-width:30rem"><h1>No connection</h1><p>This page is not kept on this phone. What you entered is.</p><p><a href="">Try again</a></p>'
  return new Response(words, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
