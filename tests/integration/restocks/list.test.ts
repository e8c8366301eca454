import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { exportRestocks } from '#modules/restocks/queries/export-restocks.ts'
import { listRestocks, type RestockListRow } from '#modules/restocks/queries/list-restocks.ts'
import { RESTOCK_SORTS, RESTOCK_STATES, restockListSchema } from '#modules/restocks/schemas.ts'
import { makeBrandActor, makeLocation } from '../../support/people.ts'
import { makeScene, type Scene } from './scene.ts'

let scene: Scene
const ask = (given: object = {}) => restockListSchema.parse(given)

/** Eleven restocks of two shops: in every state, two of one instant, some without a day. */
beforeAll(async () => {
  scene = await makeScene()
  const { locationId: second } = await makeLocation({ kind: 'shop', owner: { organizationId: scene.buyer.organizationId } })
  await db.location.update({ where: { id: second }, data: { name: 'A first 100% shop' } })
  const states = [...RESTOCK_STATES, 'submitted']
  for (const [at, state] of states.entries()) {
    const requestId = uuidv7()
    await db.restockRequest.create({ data: {
      id: requestId, brandId: scene.brandId, number: `RST-${at}`, organizationId: scene.buyer.organizationId, shipToId: at % 2 ? scene.shopId : second, state, requestedBy: 'Test',
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, at < 2 ? 0 : at)), promisedOn: at % 3 === 0 ? null : new Date(Date.UTC(2026, 1, 20 - at)),
    } })
    // Of no, one and two lines; some are worth the same, some more digits than others.
    for (let position = 0; position < at % 3; position += 1) await db.restockLine.create({ data: { id: uuidv7(), brandId: scene.brandId, requestId, position, skuId: scene.skuId, quantity: 1 + (at % 4), unitPrice: 900 * (1 + position), promise: {} } })
  }
})

const worth: Readonly<Record<string, (row: RestockListRow, descending: boolean) => string | number>> = {
  asked: (row) => row.requestedAt, value: (row) => row.value, promised: (row, descending) => row.promisedOn ?? (descending ? '0' : '9'), shop: (row) => row.shop.toLowerCase(), state: (row) => RESTOCK_STATES.indexOf(row.state as (typeof RESTOCK_STATES)[number]),
}

test.each(RESTOCK_SORTS)('by %s: pages forth and back hold each restock once, in order, and the file as well', async (sort) => {
  const descending = sort.startsWith('-')
  const seen: RestockListRow[][] = []
  let page = await listRestocks(scene.manager, ask({ sort }), { size: 4 })
  for (;;) {
    seen.push([...page.rows])
    if (!page.next) break
    page = await listRestocks(scene.manager, ask({ sort, after: page.next }), { size: 4 })
  }
  const rows = seen.flat()
  expect(new Set(rows.map(({ number }) => number)).size).toBe(RESTOCK_STATES.length + 1)
  const values = rows.map((row) => worth[sort.replace('-', '')]!(row, descending))
  const inOrder = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  expect(values).toEqual(descending ? inOrder.reverse() : inOrder)
  expect((await listRestocks(scene.manager, ask({ sort, before: page.previous }), { size: 4 })).rows).toEqual(seen.at(-2))
  expect((await exportRestocks(scene.manager, ask({ sort }))).trim().split('\r\n').slice(1).map((line) => line.split(',')[0])).toEqual(rows.map(({ number }) => number))
})

test('by state, shop and words; a shop sees its own, another brand nothing', async () => {
  const numbers = async (given: object, who = scene.buyer as Parameters<typeof listRestocks>[0]) => (await listRestocks(who, ask(given))).rows.map(({ number }) => number)
  expect(await numbers({ state: 'waiting' })).toEqual(['RST-10', 'RST-1', 'RST-0'])
  expect(await numbers({ state: 'open', sort: 'asked' })).toEqual(['RST-2', 'RST-3', 'RST-4'])
  expect(await numbers({ shop: scene.shopId, sort: 'asked' })).toEqual(['RST-1', 'RST-3', 'RST-5', 'RST-7', 'RST-9'])
  expect(await numbers({ q: '100%' })).toHaveLength(6)
  expect(await numbers({ q: 'st-10' })).toEqual(['RST-10'])
  expect(await numbers({ sort: 'nonsense', after: 'nonsense' })).toHaveLength(11)
  expect(await numbers({}, await makeBrandActor('owner'))).toEqual([])
})
