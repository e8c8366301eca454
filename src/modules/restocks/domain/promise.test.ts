import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, momentAt } from '#kernel/calendar-date.ts'
import { promise } from './promise.ts'
import { expectedGood } from './promise-model.ts'
import type { NewRunSource, PromisePlace, PromiseRequest, PromiseSources, RunSource } from './promise-model.ts'
import { transitDaysFor } from '#kernel/transit.ts'

const ZONE = 'America/Los_Angeles'
const WEEKDAYS = [1, 2, 3, 4, 5]
const place = (locationId: string, latitude: number, more: Partial<PromisePlace> = {}): PromisePlace =>
  ({ locationId, name: locationId, latitude, longitude: -122, calendar: { timeZone: ZONE, dispatchDays: WEEKDAYS, receivingDays: WEEKDAYS, cutOffMinutes: 840, closures: [] }, ...more })
const NEAR = place('near', 37.8)
const FAR = place('far', 38.5)
const SHOP = place('shop', 37.75)
const MONDAY_10 = momentAt('2026-03-02', 600, ZONE)
const none: PromiseSources = { places: [NEAR, FAR], stock: [], quarantine: [], runs: [], newRuns: [] }
const stock = (locationId: string, lotId: string, usable: number, madeOn: string | null = null) => ({ locationId, lotId, skuId: 'S', usable, madeOn })
const run = (more: Partial<RunSource> = {}): RunSource => ({ runId: 'run', number: 'RUN-0042', skuId: 'S', locationId: 'near', expectedGood: 100, promised: 0, readyOn: '2026-03-04', inspectionDays: 1, ...more })
const maker = (more: Partial<NewRunSource> = {}): NewRunSource => ({
  capabilityId: 'cap', skuId: 'S', locationId: 'near', setupMinutes: 120, secondsPerUnit: 300, hoursPerDay: 8, freeFrom: '2026-03-01', partsOn: '2026-03-01', yieldPermille: 970,
  minimumQuantity: 20, maximumQuantity: 500, unitCost: 900, setupCost: 20_000, inspectionDays: 1, ...more,
})
const ask = (sources: Partial<PromiseSources>, quantity: number, more: Partial<PromiseRequest> = {}) =>
  promise({ lines: [{ skuId: 'S', quantity }], shipTo: SHOP, at: MONDAY_10, sources: { ...none, ...sources }, ...more })
const shapeOf = (answer: ReturnType<typeof promise>, line = 0) => answer.lines[line]!.allocations.map(({ sourceId, quantity, arrivesOn }) => [sourceId, quantity, arrivesOn])

test('from stock before the cut-off: tomorrow, with the chain in words', () => {
  const answer = ask({ stock: [stock('near', 'L1', 20)] }, 12)
  expect(answer).toMatchObject({ promisedOn: '2026-03-03', weekEndsOn: '2026-03-06', sameWeek: true })
  expect(answer.lines[0]!.chain.map(({ what, on, note }) => [what, on, note])).toEqual([
    ['stock', '2026-03-02', 'On the shelf'], ['cut-off', '2026-03-02', 'Leaves the same day: before the 14:00 cut-off'],
    ['transit', '2026-03-03', '6 km, 1 working day'], ['receiving', '2026-03-03', 'Receives that day'],
  ])
  expect(ask({ stock: [stock('near', 'L1', 20)] }, 12, { at: momentAt('2026-03-02', 840, ZONE) }).promisedOn).toBe('2026-03-04')
})

test('stock 10 + 15 at two places, order 13: 10 + 3, nearest first and first made first', () => {
  expect(shapeOf(ask({ stock: [stock('near', 'L1', 10), stock('far', 'L2', 15)] }, 13))).toEqual([['L1', 10, '2026-03-03'], ['L2', 3, '2026-03-03']])
  expect(shapeOf(ask({ stock: [stock('near', 'new', 10, '2026-02-20'), stock('near', 'old', 10, '2026-02-01')] }, 13))).toEqual([['old', 10, '2026-03-03'], ['new', 3, '2026-03-03']])
})

test('parts on several days only when that is earlier for the whole line', () => {
  const slow = { ...FAR, transitDays: 3 }
  const both = { places: [NEAR, slow], stock: [stock('near', 'L1', 10), stock('far', 'L2', 15)] }
  expect(shapeOf(ask(both, 13))).toEqual([['L2', 13, '2026-03-05']])
  expect(shapeOf(ask(both, 20))).toEqual([['L1', 10, '2026-03-03'], ['L2', 10, '2026-03-05']])
  const withRun = ask({ ...both, runs: [run({ readyOn: '2026-03-10' })] }, 20)
  expect(withRun.lines[0]!.together).toEqual({ locationId: 'near', on: '2026-03-13' })
})

test('a lot in quarantine, a run under way', () => {
  const planned = { locationId: 'near', lotId: 'Q', skuId: 'S', quantity: 30, inspectionOn: '2026-03-04' }
  expect(ask({ quarantine: [planned] }, 30).promisedOn).toBe('2026-03-06') // inspected Wednesday, leaves Thursday
  expect(ask({ quarantine: [{ ...planned, inspectionOn: '2026-02-20' }] }, 30).promisedOn).toBe('2026-03-04') // overdue: today at the earliest
  expect(ask({ quarantine: [{ ...planned, inspectionOn: null }] }, 30).lines[0]!.binding).toMatchObject({ constraint: 'gate' })
  const answer = ask({ runs: [run({ promised: 40 })] }, 60)
  expect(answer.promisedOn).toBe('2026-03-09') // ready Wednesday, inspected Thursday, leaves Friday, arrives Monday
  expect(answer.sameWeek).toBe(false)
  expect(answer.lines[0]!.chain.map(({ what }) => what)).toEqual(['run', 'inspection', 'cut-off', 'transit', 'receiving'])
  expect(ask({ runs: [run({ promised: 40 })] }, 61).promisedOn).toBeNull()
  expect(ask({ runs: [run({ readyOn: null })] }, 1).promisedOn).toBeNull()
  expect(expectedGood(500, 200, 20, 950)).toBe(200 + 266)
})

test('a new run: read, set up, made, inspected, sent; the smallest run may exceed what is taken', () => {
  const answer = ask({ newRuns: [maker()] }, 50)
  // 52 started: 120 + 260 minutes, one day (Monday); inspected Tuesday, leaves Wednesday, arrives Thursday
  expect(shapeOf(answer)).toEqual([['cap', 50, '2026-03-05']])
  expect(ask({ newRuns: [maker({ minimumQuantity: 200 })] }, 5).promisedOn).toBe('2026-03-09')
  expect(ask({ newRuns: [maker({ maximumQuantity: 40 })] }, 50).lines[0]).toMatchObject({ promisedOn: null, binding: { constraint: 'capacity' }, partly: { quantity: 38 } })
  const cheaper = maker({ capabilityId: 'cheap', locationId: 'far', unitCost: 700 })
  expect(shapeOf(ask({ newRuns: [maker(), cheaper] }, 50))[0]![0]).toBe('cheap')
})

test('a no names what binds', () => {
  expect(ask({}, 5).lines[0]!.binding).toMatchObject({ constraint: 'stock' })
  expect(ask({ stock: [stock('near', 'L1', 3)] }, 5).lines[0]).toMatchObject({ binding: { constraint: 'stock' }, partly: { quantity: 3, on: '2026-03-03' } })
  expect(ask({ newRuns: [maker({ partsOn: null, missingPart: 'Sensor module' })] }, 5).lines[0]!.binding).toEqual({ constraint: 'part', sentence: 'Sensor module is missing, and nobody knows yet when it comes.' })
  expect(ask({ newRuns: [maker({ gate: 'No certificate for the US.' })] }, 5).lines[0]!.binding).toEqual({ constraint: 'gate', sentence: 'No certificate for the US.' })
  expect(ask({ stock: [stock('near', 'L1', 9)] }, 5, { refusedBy: { constraint: 'credit', sentence: 'Over the limit.' } }).lines[0]!.binding?.constraint).toBe('credit')
  const closed = { ...SHOP, calendar: { ...SHOP.calendar, receivingDays: [] } }
  expect(ask({ stock: [stock('near', 'L1', 9)] }, 5, { shipTo: closed }).lines[0]!.binding?.constraint).toBe('closed-day')
  const shut = { ...NEAR, calendar: { ...NEAR.calendar, dispatchDays: [] } }
  expect(ask({ places: [shut], stock: [stock('near', 'L1', 9)] }, 5).lines[0]!.binding?.constraint).toBe('closed-day')
})

test('lines share the sources: two lines on one lot, two lines on one workshop', () => {
  const lines = [{ skuId: 'S', quantity: 8 }, { skuId: 'S', quantity: 8 }]
  const answer = ask({ stock: [stock('near', 'L1', 10)], runs: [run()] }, 0, { lines })
  expect(shapeOf(answer, 0)).toEqual([['L1', 8, '2026-03-03']])
  expect(answer.lines[1]!.promisedOn).toBe('2026-03-09')
  const other = ask({ newRuns: [maker(), maker({ capabilityId: 'other', skuId: 'T' })] }, 0, { lines: [{ skuId: 'S', quantity: 50 }, { skuId: 'T', quantity: 50 }] })
  expect(other.lines.map(({ promisedOn }) => promisedOn)).toEqual(['2026-03-05', '2026-03-06'])
  expect(ask({}, 0, { lines: [] })).toMatchObject({ promisedOn: null, sameWeek: false })
})

test('carrier days grow with the distance', () => {
  expect([0, 0.5, 0.6, 250, 251, 1000, 20_000].map(transitDaysFor)).toEqual([0, 0, 1, 1, 2, 3, 8])
})

const ids = fc.constantFrom('near', 'far', 'third')
const days = fc.integer({ min: -3, max: 20 }).map((offset) => addDays('2026-03-02', offset))
const THIRD = place('third', 40, { calendar: { ...NEAR.calendar, dispatchDays: [2, 4], closures: [{ firstDay: '2026-03-09', lastDay: '2026-03-12', reason: 'moving' }] } })
const key = fc.integer({ min: 0, max: 9 }).map(String)
const sourcesOf: fc.Arbitrary<PromiseSources> = fc.record({
  places: fc.constant([NEAR, FAR, THIRD]),
  stock: fc.uniqueArray(fc.record({ locationId: ids, lotId: key, skuId: fc.constantFrom('S', 'T'), usable: fc.integer({ min: 0, max: 40 }), madeOn: fc.constant(null) }), { maxLength: 6, selector: ({ locationId, lotId }) => locationId + lotId }),
  quarantine: fc.uniqueArray(fc.record({ locationId: ids, lotId: key.map((k) => `q${k}`), skuId: fc.constantFrom('S', 'T'), quantity: fc.integer({ min: 0, max: 40 }), inspectionOn: fc.option(days) }), { maxLength: 3, selector: ({ lotId }) => lotId }),
  runs: fc.uniqueArray(fc.record({ runId: key, number: fc.constant('RUN'), skuId: fc.constantFrom('S', 'T'), locationId: ids, expectedGood: fc.integer({ min: 0, max: 60 }), promised: fc.integer({ min: 0, max: 70 }), readyOn: fc.option(days), inspectionDays: fc.integer({ min: 0, max: 3 }) }), { maxLength: 4, selector: ({ runId }) => runId }),
  newRuns: fc.uniqueArray(fc.record({ locationId: ids, skuId: fc.constantFrom('S', 'T'), min: fc.integer({ min: 1, max: 40 }), more: fc.integer({ min: 0, max: 100 }), freeFrom: days, secondsPerUnit: fc.integer({ min: 0, max: 3000 }), yieldPermille: fc.integer({ min: 500, max: 1000 }) })
    .map(({ min, more, ...rest }) => maker({ ...rest, capabilityId: `${rest.locationId}-${rest.skuId}`, minimumQuantity: min, maximumQuantity: min + more })), { maxLength: 4, selector: ({ capabilityId }) => capabilityId }),
})
const moments = fc.integer({ min: 0, max: 10 * 1440 }).map((minutes) => new Date(MONDAY_10.getTime() + minutes * 60_000))

test('no source gives more than it has, parts add up, nothing arrives on a closed day, and the same question has the same answer', () => {
  fc.assert(fc.property(sourcesOf, fc.array(fc.record({ skuId: fc.constantFrom('S', 'T'), quantity: fc.integer({ min: 1, max: 90 }) }), { minLength: 1, maxLength: 4 }), moments, (sources, lines, at) => {
    const answer = promise({ lines, shipTo: SHOP, at, sources })
    expect(promise({ lines, shipTo: SHOP, at, sources })).toEqual(answer)
    const shuffled = { ...sources, stock: sources.stock.toReversed(), runs: sources.runs.toReversed(), newRuns: sources.newRuns.toReversed(), places: sources.places.toReversed() }
    expect(promise({ lines, shipTo: SHOP, at, sources: shuffled })).toEqual(answer)
    for (const line of answer.lines) {
      expect(line.allocations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.promisedOn === null ? 0 : line.quantity)
      expect(line.promisedOn === null).toBe(line.binding !== undefined)
      if (line.promisedOn !== null) {
        expect(line.promisedOn).toBe(line.allocations.map(({ arrivesOn }) => arrivesOn).sort().at(-1))
        expect(WEEKDAYS).toContain(new Date(`${line.promisedOn}T00:00:00Z`).getUTCDay())
        if (line.together) expect(line.together.on >= line.promisedOn).toBe(true)
      }
      for (const { chain } of line.allocations) expect(chain.map(({ on }) => on)).toEqual(chain.map(({ on }) => on).toSorted())
    }
    const taken = (kind: string, id: string, locationId: string) => answer.lines.flatMap(({ allocations }) => allocations).filter((part) => part.sourceKind === kind && part.sourceId === id && part.locationId === locationId).reduce((sum, { quantity }) => sum + quantity, 0)
    for (const { lotId, locationId, usable } of sources.stock) expect(taken('stock', lotId, locationId)).toBeLessThanOrEqual(usable)
    for (const { lotId, locationId, quantity } of sources.quarantine) expect(taken('quarantine', lotId, locationId)).toBeLessThanOrEqual(quantity)
    for (const { runId, locationId, expectedGood: good, promised } of sources.runs) expect(taken('run', runId, locationId)).toBeLessThanOrEqual(Math.max(0, good - promised))
  }), { numRuns: 300 })
})

test('more stock never makes a line later, a bigger order never earlier', () => {
  fc.assert(fc.property(sourcesOf, fc.integer({ min: 1, max: 90 }), moments, ids, fc.integer({ min: 1, max: 40 }), (sources, quantity, at, locationId, extra) => {
    const on = (from: PromiseSources, wanted: number) => promise({ lines: [{ skuId: 'S', quantity: wanted }], shipTo: SHOP, at, sources: from }).promisedOn ?? '9999-12-31'
    const before = on(sources, quantity)
    expect(on({ ...sources, stock: [...sources.stock, stock(locationId, 'extra', extra)] }, quantity) <= before).toBe(true)
    expect(on(sources, quantity + extra) >= before).toBe(true)
  }), { numRuns: 300 })
})
