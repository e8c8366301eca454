import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { sellThroughCsv } from '#modules/sales/queries/downloads.ts'
import { listReportingPlaces } from '#modules/sales/queries/imports.ts'
import { getSellThrough } from '#modules/sales/queries/sell-through.ts'
import { sellThroughSchema } from '#modules/sales/schemas.ts'
import { makeBrandActor, makeLocation } from '../../support/people.ts'
import { makeScene, stockUp, type Scene } from '../restocks/scene.ts'

const now = new Date('2026-11-22T20:00:00Z')
const DAYS = 28
const dayAgo = (days: number) => new Date(Date.UTC(2026, 10, 22 - days))
const ask = (given: Record<string, unknown> = {}) => sellThroughSchema.parse(given)

let scene: Scene
/** What each shop's days say, to add up by hand. */
const shops: { locationId: string; name: string; days: { ago: number; opening: number; received: number; sold: number; returned: number; out: boolean }[] }[] = []

beforeAll(async () => {
  scene = await makeScene()
  await stockUp(scene, { quantity: 13, locationId: scene.shopId, now: dayAgo(3) })
  for (let at = 0; at < 30; at += 1) {
    const { locationId } = at === 0 ? { locationId: scene.shopId } : await makeLocation({ kind: 'shop', owner: { organizationId: scene.buyer.organizationId } })
    const name = `Shop ${String(at).padStart(2, '0')}`
    await db.location.update({ where: { id: locationId }, data: { name } })
    // One day lies before the period, and one shop has sold nothing.
    const days = [40, 20, 9, 2].map((ago, turn) => ({ ago, opening: 10 + at, received: turn === 1 ? 5 : 0, sold: at === 7 ? 0 : (at * 3 + turn) % 9, returned: turn === 2 ? 1 : 0, out: (at + turn) % 5 === 0 }))
    await db.salesDay.createMany({ data: days.map(({ ago, out, ...day }) => ({ brandId: scene.brandId, locationId, skuId: scene.skuId, date: dayAgo(ago), ...day, closing: 0, stockedOut: out, hoursInStock: 10 })) })
    shops.push({ locationId, name, days: days.filter(({ ago }) => ago < DAYS) })
  }
})

test('the table is what its days add up to, and a page of it is drawn', async () => {
  const { rows, totals } = await getSellThrough(scene.manager, ask({ sort: 'name' }), { now })
  expect(rows.map(({ place }) => place)).toEqual(shops.slice(0, 24).map(({ name }) => name))
  for (const [at, row] of rows.entries()) {
    const { days } = shops[at]!
    const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0)
    const [sold, returned, received, daysOut] = [sum((day) => day.sold), sum((day) => day.returned), sum((day) => day.received), sum((day) => Number(day.out))]
    const onHand = at === 0 ? 13 : 0
    expect(row).toMatchObject({ sold, returned, received, daysOut, onHand, lastDay: '2026-11-20', daily: expect.objectContaining({ length: DAYS }) })
    expect(row.sellThrough).toBeCloseTo(Math.max(0, (100 * (sold - returned)) / (days[0]!.opening + received)))
    if (sold > returned) expect(row.cover).toBeCloseTo((onHand * Math.max(1, days.length - daysOut)) / (sold - returned))
    else expect(row.cover).toBeNull()
    expect(row.daily.flatMap((net, index) => (net === null ? [] : [[index, net]]))).toEqual(days.map(({ ago, sold: pieces, returned: back }) => [DAYS - 1 - ago, pieces - back]))
    expect(row.outAt).toEqual(days.filter(({ out }) => out).map(({ ago }) => DAYS - 1 - ago))
  }
  const all = shops.flatMap(({ days }) => days)
  expect(totals).toEqual({ rows: 30, net: all.reduce((total, day) => total + day.sold - day.returned, 0), onHand: 13, ranEmpty: shops.filter(({ days }) => days.some(({ out }) => out)).length, places: 30 })
})

test.each(['-sold', '-sellThrough', 'cover', 'name', 'place', '-left', 'out'] as const)('by %s the pages follow each other, and the file holds them all in that order', async (sort) => {
  const pages = await Promise.all([1, 2, 3].map((page) => getSellThrough(scene.manager, ask({ sort, page }), { now })))
  expect(pages.map(({ rows, totals }) => [rows.length, totals.rows])).toEqual([[24, 30], [6, 30], [0, 30]])
  const rows = pages.flatMap((page) => page.rows)
  expect(new Set(rows.map(({ place }) => place)).size).toBe(30)
  const worth = rows.map((row) => ({ '-sold': row.returned - row.sold, '-sellThrough': -(row.sellThrough ?? -1), cover: row.cover ?? Infinity, name: 0, place: Number(row.place.slice(-2)), '-left': -row.onHand, out: row.daysOut })[sort])
  expect(worth).toEqual(worth.toSorted((a, b) => a - b))
  const csv = await sellThroughCsv(scene.manager, ask({ sort }), now)
  expect(csv.trim().split('\r\n').slice(1).map((line) => line.split(',')[2])).toEqual(rows.map(({ place }) => place))
})

test('by place, by words, and nobody else’s', async () => {
  const one = await getSellThrough(scene.buyer, ask({ place: shops[3]!.locationId }), { now })
  expect(one.rows.map(({ place }) => place)).toEqual(['Shop 03'])
  expect((await getSellThrough(scene.manager, ask({ q: '100%' }), { now })).totals.rows).toBe(0)
  expect((await getSellThrough(scene.buyer, ask({ q: 'kit-01' }), { now })).totals.rows).toBe(30)
  expect((await getSellThrough(await makeBrandActor('owner'), ask(), { now })).totals).toEqual({ rows: 0, net: 0, onHand: 0, ranEmpty: 0, places: 0 })
})

test('places to choose from are those that reported sales, and the one chosen; all are counted', async () => {
  const { locationId: silent } = await makeLocation({ kind: 'shop', owner: { organizationId: scene.buyer.organizationId } })
  const known = await listReportingPlaces(scene.manager)
  expect(known.reporting.map(({ id }) => id)).toEqual(shops.map(({ locationId }) => locationId))
  expect(known.places).toBeGreaterThan(shops.length)
  expect((await listReportingPlaces(scene.manager, silent)).reporting.map(({ id }) => id)).toContain(silent)
  const stranger = await makeBrandActor()
  expect(await listReportingPlaces(stranger, silent)).toEqual({ reporting: [], places: 0 })
})

test('whichever weekday it is, and however days were written, changed or taken away: the sums are those of the days', async () => {
  const { locationId } = await makeLocation({ kind: 'shop', owner: { organizationId: scene.buyer.organizationId } })
  interface Day { date: string; opening: number; received: number; sold: number; returned: number; stockedOut: boolean }
  const shelf = { brandId: scene.brandId, locationId, skuId: scene.skuId }
  const day = fc.record<Day>({
    // From long before the longest period to days that are not over yet where the server stands.
    date: fc.integer({ min: -110, max: 3 }).map((ahead) => dayAgo(-ahead).toISOString().slice(0, 10)),
    opening: fc.integer({ min: -3, max: 30 }), received: fc.nat(9), sold: fc.nat(9), returned: fc.nat(3), stockedOut: fc.boolean(),
  })
  const days = fc.uniqueArray(day, { minLength: 1, maxLength: 60, selector: ({ date }) => date })
  await fc.assert(fc.asyncProperty(days, days, fc.integer({ min: 0, max: 8 }), fc.constantFrom(7, 28, 91), async (first, second, ago, period) => {
    await db.salesDay.deleteMany({ where: shelf })
    const kept = new Map<string, Day>()
    await db.salesDay.createMany({ data: first.map(({ date, ...rest }) => ({ ...shelf, ...rest, date: new Date(date), closing: 0, hoursInStock: 10 })) })
    for (const one of first) kept.set(one.date, one)
    await db.salesDay.deleteMany({ where: { ...shelf, date: { lt: dayAgo(80) } } })
    for (const { date } of first) if (new Date(date) < dayAgo(80)) kept.delete(date)
    // As the product writes them: over those that are there.
    await db.$executeRaw`insert into "SalesDay" ("brandId", "locationId", "skuId", date, opening, received, sold, returned, closing, "stockedOut", "hoursInStock")
      select ${scene.brandId}::uuid, ${locationId}::uuid, ${scene.skuId}::uuid, d.date, d.opening, d.received, d.sold, d.returned, 0, d."stockedOut", 10
        from jsonb_to_recordset(${JSON.stringify(second)}::jsonb) as d(date date, opening int, received int, sold int, returned int, "stockedOut" boolean)
      on conflict ("brandId", "skuId", "locationId", date) do update set opening = excluded.opening, received = excluded.received, sold = excluded.sold, returned = excluded.returned, "stockedOut" = excluded."stockedOut"`
    for (const one of second) kept.set(one.date, one)

    const { rows: [row], from, to } = await getSellThrough(scene.manager, ask({ place: locationId, days: period }), { now: dayAgo(ago) })
    const inside = [...kept.values()].filter(({ date }) => date >= from && date <= to).sort((a, b) => (a.date < b.date ? -1 : 1))
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(period - 1)
    expect(row === undefined).toBe(inside.length === 0)
    if (!row) return
    const sum = (of: (one: Day) => number) => inside.reduce((total, one) => total + of(one), 0)
    const [sold, returned, received] = [sum((one) => one.sold), sum((one) => one.returned), sum((one) => one.received)]
    expect(row).toMatchObject({ sold, returned, received, daysOut: sum((one) => Number(one.stockedOut)), lastDay: inside.at(-1)!.date })
    const there = inside[0]!.opening + received
    if (there > 0) expect(row.sellThrough).toBeCloseTo(Math.max(0, Math.min(100, (100 * (sold - returned)) / there)))
    else expect(row.sellThrough).toBeNull()
    expect(row.daily.filter((net) => net !== null)).toHaveLength(inside.length)
  }), { numRuns: 60 })
}, 120_000)
