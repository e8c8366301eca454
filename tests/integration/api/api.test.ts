import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeApiToken, revokeApiToken } from '#auth/commands/api-tokens.ts'
import { db } from '#db/client.ts'
import { requestRestock } from '#modules/restocks/public.ts'
import { POST as accept } from '../../../src/app/api/v1/restocks/[number]/accept/route.ts'
import { GET as restocks } from '../../../src/app/api/v1/restocks/route.ts'
import { GET as salesImport } from '../../../src/app/api/v1/sales-imports/[importId]/route.ts'
import { POST as takeSales } from '../../../src/app/api/v1/sales-imports/[importId]/take/route.ts'
import { POST as checkSales } from '../../../src/app/api/v1/sales-imports/route.ts'
import { GET as skus } from '../../../src/app/api/v1/skus/route.ts'
import { GET as stock } from '../../../src/app/api/v1/stock/route.ts'
import { OPERATIONS, openApiDocument } from '../../../src/app/api/v1/openapi.ts'
import { perform } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'
import { makeScene, stockUp, type Scene } from '../restocks/scene.ts'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

async function tokenFor(brand: { brandId: string; slug: string }, role = 'manager'): Promise<string> {
  const owner = await makeBrandActor('owner', brand)
  const token = randomBytes(32).toString('base64url')
  await perform(makeApiToken, owner, { name: 'Warehouse system', role, token })
  return token
}

async function call(handler: Handler, options: { token?: string; params?: Record<string, string>; body?: unknown; key?: string; query?: string }) {
  const headers = new Headers({ ...(options.token && { authorization: `Bearer ${options.token}` }), ...(options.key && { 'idempotency-key': options.key }) })
  const init = options.body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(options.body) }
  const response = await handler(new Request(`http://localhost/api/v1/x${options.query ?? ''}`, init), { params: Promise.resolve(options.params ?? {}) })
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body: (await response.json()) as Record<string, unknown> & { items: Record<string, unknown>[] } }
}

async function sceneWithToken(role?: string): Promise<Scene & { token: string }> {
  const scene = await makeScene()
  return { ...scene, token: await tokenFor({ brandId: scene.brandId, slug: scene.manager.slug }, role) }
}

test('without a token, with a made-up one and with a revoked one: 401', async () => {
  const scene = await sceneWithToken()
  expect((await call(skus, {})).status).toBe(401)
  expect((await call(skus, { token: 'made-up' })).status).toBe(401)
  const { id } = await db.apiToken.findFirstOrThrow({ where: { brandId: scene.brandId }, select: { id: true } })
  await perform(revokeApiToken, await makeBrandActor('owner', { brandId: scene.brandId, slug: scene.manager.slug }), { tokenId: id })
  expect((await call(skus, { token: scene.token })).status).toBe(401)
})

test('SKUs and stock of this brand and of no other', async () => {
  const scene = await sceneWithToken('viewer')
  await stockUp(scene, { quantity: 12, locationId: scene.warehouseId })
  const other = await makeScene()
  await stockUp(other, { quantity: 99, locationId: other.warehouseId })
  expect((await call(skus, { token: scene.token })).body.items).toEqual([expect.objectContaining({ code: 'KIT-01', wholesalePrice: 2400, currency: 'USD' })])
  expect((await call(stock, { token: scene.token })).body.items).toEqual([expect.objectContaining({ code: 'KIT-01', onHand: 12, usable: 12, places: [expect.objectContaining({ locationId: scene.warehouseId, onHand: 12 })] })])
})

test('accepting is idempotent, a viewer’s token may not, another brand’s number is not found', async () => {
  const scene = await sceneWithToken()
  await stockUp(scene, { quantity: 12, locationId: scene.warehouseId })
  const { number } = await perform(requestRestock, scene.buyer, { brandId: scene.brandId, shipToId: scene.shopId, lines: [{ skuId: scene.skuId, quantity: 5 }] })
  expect((await call(restocks, { token: scene.token, query: '?state=waiting' })).body.items).toEqual([expect.objectContaining({ number, state: 'promised', pieces: 5 })])
  const viewer = await tokenFor({ brandId: scene.brandId, slug: scene.manager.slug }, 'viewer')
  expect((await call(accept, { token: viewer, params: { number }, body: {} })).status).toBe(403)
  const stranger = await sceneWithToken()
  expect((await call(accept, { token: stranger.token, params: { number }, body: {} })).status).toBe(404)
  const first = await call(accept, { token: scene.token, params: { number }, body: {}, key: 'k1' })
  expect(first).toMatchObject({ status: 200, body: { number } })
  expect(await call(accept, { token: scene.token, params: { number }, body: {}, key: 'k1' })).toMatchObject({ status: 200, replayed: 'true', body: first.body })
  expect(await call(accept, { token: scene.token, params: { number: 'RST-9999' }, body: {}, key: 'k1' })).toMatchObject({ status: 422, body: { code: 'key-reused' } })
  expect(await call(accept, { token: scene.token, params: { number }, body: {} })).toMatchObject({ status: 409, body: { code: 'restock-cannot-accept' } })
  expect((await call(accept, { token: scene.token, params: { number: 'x' }, body: {} })).status).toBe(422)
})

test('sales: checked, read line by line, taken without the bad rows', async () => {
  const scene = await sceneWithToken()
  await stockUp(scene, { quantity: 5, locationId: scene.shopId })
  const body = { locationId: scene.shopId, content: 'date,sku,sold\n2026-11-17,KIT-01,2\n2026-11-17,NOPE,1\n' }
  const checked = await call(checkSales, { token: scene.token, body, key: 'file-1' })
  expect(checked).toMatchObject({ status: 200, body: { rows: 2, good: 1, bad: 1 } })
  const params = { importId: String(checked.body.importId) }
  const read = await call(salesImport, { token: scene.token, params })
  expect(read.body).toMatchObject({ state: 'checked', version: 1, rejected: [{ line: 3, problem: 'unknown-sku' }] })
  expect(await call(takeSales, { token: scene.token, params, body: { version: 1 } })).toMatchObject({ status: 409, body: { code: 'bad-rows' } })
  expect(await call(takeSales, { token: scene.token, params, body: { version: 1, withoutBad: true } })).toMatchObject({ status: 200, body: { taken: 1, sold: 2 } })
  const stranger = await sceneWithToken()
  expect((await call(salesImport, { token: stranger.token, params })).status).toBe(404)
  expect((await call(checkSales, { token: stranger.token, body })).status).toBe(404)
  expect(await call(checkSales, { token: scene.token, body: { ...body, content: 'no columns' } })).toMatchObject({ status: 422, body: { field: 'file' } })
})

test('the OpenAPI document describes every route, and every route is described', () => {
  const folder = join(import.meta.dirname, '../../../src/app/api/v1')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts') && !file.startsWith('openapi'))
  const described = [...new Set(OPERATIONS.map(({ path }) => `${path.replace('/api/v1/', '').replace(/\{(\w+)\}/g, '[$1]')}/route.ts`))]
  expect(described.sort()).toEqual(files.sort())
  const document = openApiDocument('http://localhost') as { paths: Record<string, { post?: { parameters: { name: string; in: string; required: boolean }[]; requestBody?: unknown } }> }
  const operation = document.paths['/api/v1/restocks/{number}/accept']!.post!
  expect(operation.parameters).toEqual([expect.objectContaining({ name: 'number', in: 'path', required: true }), expect.objectContaining({ name: 'Idempotency-Key', in: 'header' })])
  expect(operation.requestBody).toBeUndefined()
  expect(document.paths['/api/v1/sales-imports']!.post!.requestBody).toMatchObject({ content: { 'application/json': { schema: { required: ['locationId', 'content'] } } } })
})
