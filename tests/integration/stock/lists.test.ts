import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { ok } from '#kernel/result.ts'
import type { Page } from '#kernel/paging.ts'
import { enterCount, holdStock, makeLot, moveStock, openCount, setLotQuality } from '#modules/stock/public.ts'
import { listCounts } from '#modules/stock/queries/list-counts.ts'
import { listStockLines } from '#modules/stock/queries/list-stock-lines.ts'
import { listStockByItem, listStockByLot, listStockByPlace, stockHead } from '#modules/stock/queries/list-stock.ts'
import { COUNT_STATES, countListSchema, stockListSchema, type CountFilter, type StockFilter } from '#modules/stock/schemas.ts'
import type { CommandContext } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, systemActor } from '../../support/people.ts'

let manager: BrandActor
let places: string[] = []

/** Seven SKUs, each with two lots at some of five places; several have the same quantity, one has nothing. */
beforeAll(async () => {
  const brand = await makeBrand()
  const { brandId } = brand
  manager = await makeBrandActor('owner', brand)
  places = await Promise.all(Array.from({ length: 5 }, async () => (await makeLocation({ kind: 'warehouse', owner: brand })).locationId))
  const toyId = uuidv7()
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  const skus = Array.from({ length: 7 }, () => uuidv7())
  await db.sku.createMany({ data: skus.map((id, n) => ({ id, brandId, toyId, code: `OTT-${n}`, name: `Otter ${n}`, gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1000, retailPrice: 2000 })) })
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    for (const [n, skuId] of skus.entries()) {
      for (const half of [0, 1]) {
        const lotId = await makeLot(ctx, { brandId, code: `L-${n}${half}`, itemKind: 'sku', skuId, madeOn: null })
        if (n === 6) continue
        if (half === 0) await setLotQuality(ctx, { brandId, lotId, from: 'quarantine', to: 'released', reason: '' })
        const locationId = places[(n + half) % 5]!
        const moved = await moveStock(ctx, { brandId, moves: [{ lotId, quantity: 10 + (n % 3) * 5, from: { kind: 'production' }, to: { kind: 'location', locationId }, reason: 'produced', source: { kind: 'test', id: lotId }, key: lotId }] })
        if (!moved.ok) return moved
        const held = half === 0 && n % 2 === 0 ? await holdStock(ctx, { brandId, picks: [{ lotId, locationId, quantity: 1 + n }], source: { kind: 'restock-line', id: uuidv7() }, expiresAt: null }) : ok()
        if (!held.ok) return held
      }
    }
    return ok()
  }, systemActor(brandId), null)
})

const SMALL = 2

/** Walks a list to its end page by page and back to its beginning; both ways must show the same rows. */
async function walked<Row>(read: (cursors: { after?: string; before?: string }, size: number) => Promise<Page<Row>>): Promise<Row[]> {
  const forth: Row[][] = []
  for (let page = await read({}, SMALL); ; page = await read({ after: page.next! }, SMALL)) {
    forth.push([...page.rows])
    if (!page.next) {
      const back: Row[][] = [[...page.rows]]
      for (let earlier = page.previous; earlier;) {
        const before: Page<Row> = await read({ before: earlier }, SMALL)
        back.unshift([...before.rows])
        earlier = before.previous
      }
      expect(back.flat()).toEqual(forth.flat())
      return forth.flat()
    }
  }
}

const QUANTITIES = { onHand: 'onHand', free: 'usable', promised: 'held', quarantine: 'quarantine' } as const

test.each([['item', listStockByItem], ['place', listStockByPlace], ['lot', listStockByLot]] as const)('by %s, sorted by pieces both ways: pages follow each other without gaps, in order', async (by, list) => {
  const whole = await list(manager, stockListSchema.parse({ by }), 100)
  expect(whole.rows.length).toBeGreaterThan(SMALL * 2)
  for (const [sort, field] of Object.entries(QUANTITIES)) {
    for (const sign of ['', '-'] as const) {
      const filter = stockListSchema.parse({ by, sort: `${sign}${sort}` })
      const rows = await walked<(typeof whole.rows)[number]>((cursors, size) => list(manager, { ...filter, ...cursors }, size))
      const values = rows.map((row) => row[field])
      expect(values, `${by} ${sign}${sort}`).toEqual([...values].sort((a, b) => (sign ? b - a : a - b)))
      expect(new Set(values).size, `${by} ${sort} has something to sort`).toBeGreaterThan(1)
      const key = (row: object) => JSON.stringify(row)
      expect(rows.map(key).sort()).toEqual(whole.rows.map(key).sort())
    }
  }
})

test('narrowed to a place or a state, the pieces there decide about the order', async () => {
  const at = (by: StockFilter['by'], sort: string) => stockListSchema.parse({ by, sort, place: places[1], quality: 'released' })
  const items = (await listStockByItem(manager, at('item', '-onHand'))).rows
  expect(items.map(({ onHand }) => onHand)).toEqual([...items.map(({ onHand }) => onHand)].sort((a, b) => b - a))
  expect(items.every(({ places: found }) => found.every(({ locationId }) => locationId === places[1]))).toBe(true)
  expect((await listStockByLot(manager, at('lot', '-onHand'))).rows.every(({ quality }) => quality === 'released')).toBe(true)
})

test('the file of lots has the lots of the screen in its order, at each place', async () => {
  const filter = stockListSchema.parse({ by: 'lot', sort: '-free', q: 'otter' })
  const onScreen = (await listStockByLot(manager, filter, 100)).rows.filter(({ onHand }) => onHand > 0)
  const lines = await listStockLines(manager, filter, 100)
  expect(lines.map(({ lot }) => lot.code)).toEqual(onScreen.map(({ code }) => code))
  expect(lines.map(({ usable }) => usable)).toEqual(onScreen.map(({ usable }) => usable))
})

test('a cursor that somebody made up gives the first page', async () => {
  const filter = stockListSchema.parse({ by: 'item', sort: '-onHand' })
  const first = (await listStockByItem(manager, filter, SMALL)).rows.map(({ code }) => code)
  for (const after of ['x', btoa(JSON.stringify(['many', 'x'])), btoa(JSON.stringify([{}, uuidv7()]))]) expect((await listStockByItem(manager, { ...filter, after }, SMALL)).rows.map(({ code }) => code)).toEqual(first)
  for (const value of ['many', '1e99', '', null]) await listStockByItem(manager, { ...filter, after: btoa(JSON.stringify([value, uuidv7()])) }, SMALL)
})

test('counts sort by place, state, size, differences and day; how far off a count is that is still blind is no order either', async () => {
  const opened: string[] = []
  for (const [index, locationId] of places.entries()) {
    const { countId } = await perform(openCount, manager, { locationId })
    opened.push(countId)
    const lines = await db.stockCountLine.findMany({ where: { countId }, orderBy: { position: 'asc' } })
    // Counted short by one in the first `index` lines; the last two are left open, one with every figure wrong.
    await perform(enterCount, manager, { countId, version: 1, finish: index < 3, lines: lines.map(({ id, expected }, at) => ({ lineId: id, counted: at < index ? expected - 1 : expected, note: '' })) })
  }
  const order = async (sort: CountFilter['sort']) => walked((cursors, size) => listCounts(manager, { ...countListSchema.parse({ sort }), ...cursors }, size))
  for (const sort of ['opened', 'place', 'state', 'lots', 'differences', 'counted'] as const) {
    const rows = await order(sort)
    expect(rows.map(({ id }) => id).sort()).toEqual([...opened].sort())
    expect((await order(`-${sort}`)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id).reverse())
  }
  expect((await order('opened')).map(({ id }) => id)).toEqual(opened)
  expect((await order('differences')).map(({ differences }) => differences)).toEqual([null, null, 0, 1, 2])
  expect((await order('differences')).slice(0, 2).map(({ id }) => id), 'by age alone').toEqual(opened.slice(3))
  const states = (await order('state')).map(({ state }) => COUNT_STATES.indexOf(state))
  expect(states).toEqual(states.toSorted((a, b) => a - b))
  expect((await order('lots')).map(({ lines }) => lines)).toEqual([...(await order('lots')).map(({ lines }) => lines)].sort((a, b) => a - b))
})

test('places to choose from are those where anything is, and the one chosen where anything was', async () => {
  const empty = await makeLocation({ kind: 'warehouse', owner: { brandId: manager.brandId } })
  expect((await stockHead(manager)).choices.map(({ id }) => id).sort()).toEqual([...places].sort())
  expect((await stockHead(manager, empty.locationId)).choices.map(({ id }) => id)).not.toContain(empty.locationId)
  const stranger = await makeBrandActor()
  expect(await stockHead(stranger, places[0])).toEqual({ onHand: 0, usable: 0, held: 0, quarantine: 0, stopped: 0, items: 0, places: 0, onTheWay: 0, choices: [] })
})

test('of what is on the way the soonest three are told, with how much and how many shipments there are in all', async () => {
  const { brandId } = manager
  const empty = (await makeLocation({ kind: 'warehouse', owner: { brandId } })).locationId
  const [first, second] = await Promise.all(['L-00', 'L-10'].map((code) => db.lot.findFirstOrThrow({ where: { brandId, code } })))
  // Four to a place with nothing, of two lots, out of order; one more of the first lot to another place; one that has come is not on the way.
  for (const [index, [toLocationId, lot, day]] of ([[empty, first!, 9], [empty, second!, 4], [empty, first!, 7], [empty, first!, 5], [places[2]!, first!, 1], [empty, first!, 2]] as const).entries()) {
    await db.shipment.create({ data: {
      id: uuidv7(), brandId, number: `SHP-W${index}`, fromLocationId: places[0]!, toLocationId, state: index === 5 ? 'delivered' : 'in-transit', expectedOn: new Date(`2026-12-0${day}`), shippedAt: new Date(),
      lines: { create: { id: uuidv7(), brandId, lotId: lot.id, quantity: 10 ** index } },
    } })
  }
  const told = ({ arriving, moreArriving, onTheWay }: { arriving: readonly { shipment: string }[]; moreArriving: number; onTheWay: number }) => [arriving.map(({ shipment }) => shipment), moreArriving, onTheWay]
  const place = (await listStockByPlace(manager, stockListSchema.parse({ by: 'place' }), 100)).rows.find(({ locationId }) => locationId === empty)!
  expect([told(place), place.items, place.onHand]).toEqual([[['SHP-W1', 'SHP-W3', 'SHP-W2'], 1, 1111], 0, 0])
  const item = (await listStockByItem(manager, stockListSchema.parse({ by: 'item' }), 100)).rows.find(({ itemId }) => itemId === first!.skuId)!
  expect(told(item)).toEqual([['SHP-W4', 'SHP-W3', 'SHP-W2'], 1, 11_101])
  const lots = (await listStockByLot(manager, stockListSchema.parse({ by: 'lot', place: empty }), 100)).rows
  expect(new Map(lots.map((row) => [row.code, told(row)]))).toEqual(new Map([['L-00', [['SHP-W3', 'SHP-W2', 'SHP-W0'], 0, 1101]], ['L-10', [['SHP-W1'], 0, 10]]]))
  const head = await stockHead(manager)
  expect([head.onTheWay, head.choices.some(({ id }) => id === empty)]).toEqual([11_111, true])
})
