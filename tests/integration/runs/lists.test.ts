import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { askRework, listWorkshopOffers, orderRun, reportProduction } from '#modules/runs/public.ts'
import { getBoard } from '#modules/runs/queries/board.ts'
import { listFloorWork, listRuns } from '#modules/runs/queries/list-runs.ts'
import { listAgreedTerms } from '#modules/runs/queries/order-options.ts'
import { boardSchema, RUN_SORTS, runFilterSchema, TERMS_SORTS, termsListSchema } from '#modules/runs/schemas.ts'
import { listMaterialStates } from '#modules/sourcing/queries/run-materials-states.ts'
import { perform } from '../../support/commands.ts'
import { makeLocation, makeOrganization } from '../../support/people.ts'
import { makeWorkbench, releasedRun, stockPart, type Workbench } from './workbench.ts'

const MONDAY = new Date('2026-03-02T17:00:00Z')

async function runs(bench: Workbench, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push((await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 20 + (index % 3) * 10 }, { now: MONDAY })).runId)
  return ids
}

test('every sort pages without gaps or repetitions, both ways, runs without a value last', async () => {
  const bench = await makeWorkbench()
  const ids = await runs(bench, 7)
  const second = await makeLocation({ kind: 'workshop', owner: await makeOrganization('microfactory', [bench.brand]) })
  await db.location.update({ where: { id: second.locationId }, data: { name: 'aardvark works' }, select: { id: true } })
  await db.run.updateMany({ where: { id: { in: ids.slice(0, 3) } }, data: { state: 'confirmed', plannedStartOn: new Date('2026-03-05') } })
  await db.run.updateMany({ where: { id: { in: ids.slice(2, 4) } }, data: { unitCost: null, setupCost: null, readyOn: null } })
  await db.run.updateMany({ where: { id: { in: ids.slice(4, 6) } }, data: { locationId: second.locationId } })
  for (const sort of RUN_SORTS) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listRuns(bench.manager, runFilterSchema.parse({ sort, after }), { size: 2, now: MONDAY })
      if (after) {
        const back = await listRuns(bench.manager, runFilterSchema.parse({ sort, before: page.previous! }), { size: 2, now: MONDAY })
        expect(back.rows.map(({ id }) => id), `${sort}, back`).toEqual(seen.slice(-2))
      }
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen.toSorted(), sort).toEqual(ids.toSorted())
  }
  const list = async (sort: string) => (await listRuns(bench.manager, runFilterSchema.parse({ sort }), { now: MONDAY })).rows
  expect((await list('workshop')).slice(0, 2).map(({ workshop }) => workshop)).toEqual(['aardvark works', 'aardvark works'])
  expect((await list('state')).map(({ state }) => state)).toEqual(['quoted', 'quoted', 'quoted', 'quoted', 'confirmed', 'confirmed', 'confirmed'])
  const costs = (await list('cost')).map(({ cost }) => cost)
  expect(costs.slice(-2)).toEqual([null, null])
  expect((await list('-cost')).map(({ cost }) => cost)).toEqual([...costs.slice(0, -2).reverse(), null, null])
})

test('of more runs than the floor’s page holds the urgent ones stand there, and it says how many there are', async () => {
  const bench = await makeWorkbench()
  const [coming, asked, gone] = await runs(bench, 3)
  const [made, working, released] = [await releasedRun(bench, 20, MONDAY), await releasedRun(bench, 20, MONDAY), await releasedRun(bench, 20, MONDAY)]
  const ids = [made, coming, working, released, asked, gone]
  const become = (index: number, state: string, readyOn: string) => db.run.update({ where: { id: ids[index]! }, data: { state, readyOn: new Date(readyOn), ...(state === 'produced' && { producedAt: MONDAY }) }, select: { id: true } })
  await become(0, 'produced', '2026-03-01')
  await become(1, 'confirmed', '2026-03-02')
  await become(2, 'in-production', '2026-04-09')
  await become(3, 'released', '2026-04-01')
  await become(4, 'quoted', '2026-04-02')
  await become(5, 'cancelled', '2026-03-01')
  const floor = async (most?: number) => {
    const work = await listFloorWork(bench.lead, MONDAY, most)
    return [[...work.now, ...work.asked, ...work.coming, ...work.made].map(({ id }) => ids.indexOf(id)), work.total]
  }
  expect(await floor()).toEqual([[2, 3, 4, 1, 0], 5])
  expect(await floor(3)).toEqual([[2, 3, 4], 5])
  expect(await floor(4)).toEqual([[2, 3, 4, 1], 5])
})

test('late is what the workshop’s own calendar says', async () => {
  const bench = await makeWorkbench()
  const [runId] = await runs(bench, 1)
  await db.run.update({ where: { id: runId! }, data: { state: 'confirmed', readyOn: new Date('2026-03-03') }, select: { id: true } })
  const zone = (timeZone: string) => db.location.update({ where: { id: bench.workshopId }, data: { timeZone }, select: { id: true } })
  // Noon of March 3 in London: in Auckland it is the fourth already, in Los Angeles still the third.
  const noon = new Date('2026-03-03T12:00:00Z')
  const late = async () => (await listRuns(bench.manager, runFilterSchema.parse({ late: 'yes' }), { now: noon })).rows.map(({ id, late: said }) => [id, said])
  await zone('America/Los_Angeles')
  expect(await late()).toEqual([])
  await zone('Pacific/Auckland')
  expect(await late()).toEqual([[runId, true]])
})

test('search finds by number, toy and place, and takes % and _ as they are; a workshop finds its own', async () => {
  const bench = await makeWorkbench()
  await runs(bench, 2)
  const found = async (q: string, actor: Workbench['manager'] | Workbench['lead'] = bench.manager) => (await listRuns(actor, runFilterSchema.parse({ q }))).rows.length
  expect([await found('RUN-0001'), await found('tide kit'), await found('TK-01'), await found('%'), await found('_'), await found('nothing')]).toEqual([1, 2, 2, 0, 0, 0])
  expect(await found('tide', bench.lead)).toBe(2)
  const { name } = await db.brand.findUniqueOrThrow({ where: { id: bench.brand.brandId }, select: { name: true } })
  expect([await found(name, bench.lead), await found(name)], 'by brand, where there are several').toEqual([2, 0])
})

test('units to rework take the workshop’s hours: the board shows them, and what is quoted next comes after them', async () => {
  const bench = await makeWorkbench()
  const runId = await releasedRun(bench, 100, MONDAY)
  await perform(reportProduction, bench.lead, { id: crypto.randomUUID(), runId, good: 100, scrap: 0 }, { now: MONDAY })
  const { lotId } = await db.run.update({ where: { id: runId }, data: { state: 'produced' }, select: { lotId: true } })
  await db.lot.update({ where: { id: lotId! }, data: { quality: 'held' }, select: { id: true } })
  const readyOn = async () => (await listWorkshopOffers(db, bench.manager.brandId, bench.toyId, 100, MONDAY))[0]!.readyOn!
  const before = await readyOn()
  await perform(askRework, bench.manager, { runId, lotId: lotId!, quantity: 100, instruction: 'Refit the clips' }, { now: MONDAY })
  const [workshop] = (await getBoard(bench.manager, boardSchema.parse({}), MONDAY)).workshops
  const row = workshop!.runs.find(({ id }) => id === runId)!
  // 100 units at 180 seconds.
  expect(row).toMatchObject({ rework: 100, state: 'produced' })
  expect(workshop!.days.reduce((sum, { own }) => sum + own, 0)).toBeCloseTo(5 + 5)
  expect(await readyOn() > before).toBe(true)
})

test('a workshop of several brands tells their runs of one number apart; a brand sees of the others only that hours are taken', async () => {
  const [bench, other] = [await makeWorkbench(), await makeWorkbench()]
  await db.brand.update({ where: { id: other.brand.brandId }, data: { name: 'Neighbour' }, select: { id: true } })
  await db.capability.updateMany({ where: { brandId: other.brand.brandId }, data: { locationId: bench.workshopId } })
  const [own] = await runs(bench, 1)
  const [theirs] = await runs(other, 1)
  const plan = { state: 'confirmed', quantity: 2000, locationId: bench.workshopId, plannedStartOn: new Date('2026-03-03'), readyOn: new Date('2026-03-03') }
  await db.run.updateMany({ where: { id: { in: [own!, theirs!] } }, data: plan })
  const nameOf = async ({ brand }: Workbench) => (await db.brand.findUniqueOrThrow({ where: { id: brand.brandId }, select: { name: true } })).name
  const both = [`RUN-0001 of ${await nameOf(bench)}`, `RUN-0001 of ${await nameOf(other)}`].sort()

  const [atWorkshop] = (await getBoard(bench.lead, boardSchema.parse({}), MONDAY)).workshops
  expect(atWorkshop!.runs.map(({ called }) => called).sort()).toEqual(both)
  expect([...atWorkshop!.trouble[0]!.because].sort()).toEqual(both)
  expect((await getBoard(bench.lead, boardSchema.parse({ q: 'neighb' }), MONDAY)).workshops[0]!.runs.map(({ called }) => called), 'by its brand').toEqual(['RUN-0001 of Neighbour'])
  const [ofBrand] = (await getBoard(bench.manager, boardSchema.parse({}), MONDAY)).workshops
  expect(ofBrand!.runs.map(({ id, called, brand }) => [id, called, brand])).toEqual([[own, 'RUN-0001', null]])
  expect([...ofBrand!.trouble[0]!.because].sort()).toEqual(['RUN-0001', 'other brands'])
  expect(ofBrand!.days.reduce((sum, { others }) => sum + others, 0)).toBeGreaterThan(100)
  expect(JSON.stringify(ofBrand)).not.toContain(await nameOf(other))
})

test('the board is searched and narrowed; of many workshops it tells the hours, and of one its runs', async () => {
  const bench = await makeWorkbench()
  await releasedRun(bench, 20, MONDAY)
  await releasedRun(bench, 30, MONDAY)
  const { brandId } = bench.brand
  const organization = await makeOrganization('microfactory', [bench.brand])
  for (const at of [2, 10, 3, 4, 5, 6]) {
    const { locationId } = await makeLocation({ kind: 'workshop', owner: organization })
    await db.location.update({ where: { id: locationId }, data: { name: `Zed ${at}`, city: at === 4 ? 'Petaluma' : 'Oakland' }, select: { id: true } })
  }
  const board = (asked: Record<string, unknown>, detailed?: number) => getBoard(bench.manager, boardSchema.parse(asked), MONDAY, detailed)
  const names = async (asked: Record<string, unknown>) => (await board(asked)).loads.map(({ name }) => name)
  const all = await board({})
  expect([all.choices.length, all.loads.length, all.workshops]).toEqual([7, 7, []])
  expect(all.loads.slice(-6).map(({ name }) => name)).toEqual(['Zed 2', 'Zed 3', 'Zed 4', 'Zed 5', 'Zed 6', 'Zed 10'])
  const own = all.loads.find(({ open }) => open === 2)!
  expect((await board({ workshop: own.id })).workshops).toMatchObject([{ id: own.id, open: 2, runs: [{ number: 'RUN-0001' }, { number: 'RUN-0002' }] }])
  expect((await board({}, Infinity)).workshops.flatMap(({ runs: shown }) => shown)).toHaveLength(2)
  expect([await names({ q: 'petaluma' }), await names({ q: 'run-0002' }), await names({ q: 'TIDE' }), await names({ q: '%' }), await names({ workshop: brandId })]).toEqual([['Zed 4'], [own.name], [own.name], [], []])
  expect((await names({ sort: '-used' }))[0]).toBe(own.name)
  const runsOf = async (q: string) => (await board({ q })).workshops.flatMap((workshop) => [workshop.open, ...workshop.runs.map(({ number }) => number)])
  expect([await runsOf('run-0002'), await runsOf(own.name)], 'a run by its own name alone, of a place by its name all').toEqual([[2, 'RUN-0002'], [2, 'RUN-0001', 'RUN-0002']])

  const { id, locationId } = await db.run.findFirstOrThrow({ where: { brandId, number: 'RUN-0001' }, select: { id: true, locationId: true } })
  expect([await names({ only: 'late' }), await names({ only: 'over' })]).toEqual([[], []])
  await db.run.update({ where: { id }, data: { quantity: 1000, readyOn: new Date('2026-03-10') }, select: { id: true } })
  expect([await names({ only: 'over' }), (await names({ sort: '-over' }))[0]]).toEqual([[own.name], own.name])
  await db.run.update({ where: { id }, data: { readyOn: new Date('2026-02-10') }, select: { id: true } })
  expect([await names({ only: 'late' }), own.id]).toEqual([[own.name], locationId])
})

test('whether a run has its parts is told in one statement, the earlier run first, whichever is asked about', async () => {
  const bench = await makeWorkbench()
  await runs(bench, 2)
  const [first, second] = await db.run.findMany({ where: { brandId: bench.manager.brandId }, orderBy: { number: 'asc' }, select: { id: true, number: true, state: true } })
  const of = (...asked: { number: string; state: string }[]) => listMaterialStates(bench.manager, asked, MONDAY)
  for (const [index, { id }] of [first!, second!].entries()) await db.run.update({ where: { id }, data: { plannedStartOn: new Date(`2026-03-1${index}`) }, select: { id: true } })
  expect(Object.entries(await of(first!, second!)).map(([number, { state, missing }]) => [number, state, missing])).toEqual(expect.arrayContaining([[first!.number, 'short', 1], [second!.number, 'short', 1]]))
  await stockPart(bench, 'L-1', 60, '2026-02-01')
  expect((await of(first!, second!))[first!.number]).toEqual({ state: 'here', missing: 0, on: null, late: false })
  expect(await of(second!)).toEqual({ [second!.number]: { state: 'short', missing: 1, on: null, late: false } })
  expect(await of({ number: first!.number, state: 'closed' })).toEqual({})
})

test('workshop terms are searched, sorted both ways and cut to pages', async () => {
  const bench = await makeWorkbench()
  const { brandId } = bench.brand
  const organization = await makeOrganization('microfactory', [bench.brand])
  for (let at = 0; at < 6; at += 1) {
    const { locationId } = await makeLocation({ kind: 'workshop', owner: organization })
    await db.location.update({ where: { id: locationId }, data: { name: `Shop ${at % 3}`, city: at === 4 ? 'Petaluma' : 'Oakland' }, select: { id: true } })
    await db.capability.create({ data: { id: uuidv7(), brandId, locationId, toyId: bench.toyId, setupMinutes: 10, secondsPerUnit: 60, unitCost: 100 * (at % 4), setupCost: 1000 + at, yieldPermille: 900 + at }, select: { id: true } })
  }
  for (const sort of TERMS_SORTS) {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => listAgreedTerms(bench.manager, termsListSchema.parse({ sort, page }), 3)))
    expect(pages.map(({ terms, total }) => [terms.length, total]), sort).toEqual([[3, 7], [3, 7], [1, 7], [0, 7]])
    const rows = pages.flatMap(({ terms }) => terms)
    const values = rows.map((row) => ({ toy: row.toy, workshop: row.workshop, setup: row.setupCost, unit: row.unitCost, yield: row.yieldPermille })[sort.replace('-', '') as 'unit'])
    expect(values, sort).toEqual(values.toSorted((a, b) => (sort.startsWith('-') ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0)))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(7)
  }
  expect((await listAgreedTerms(bench.manager, termsListSchema.parse({ q: 'PETAL' }))).terms).toMatchObject([{ city: 'Petaluma' }])
})
