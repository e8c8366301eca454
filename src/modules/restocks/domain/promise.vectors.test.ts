import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays, momentAt } from '#kernel/calendar-date.ts'
import { promise } from './promise.ts'
import type { PromisePlace, PromiseRequest, PromiseSources } from './promise-model.ts'

/*
 * The outside oracles speak of one pool of stock a place, with commitments that have a ship date. This product holds pieces of a lot or of a run's output instead.
 * The adapter turns each dated commitment into holds on the latest supply that still makes its ship date, which leaves the early supply free.
 * Not applicable here: overcommitted cases of atp-single-location (commitments without supply; holds cannot exceed what they are on), and
 * "singleSource…" days of a line that our rule splits (they are compared with `together`).
 */
interface Capacity { freeFrom: string; setupDays: number; ratePerDay: number; minRun: number; maxRun: number }
interface Place { id: string; cutoffHour: number; onHand: number; quarantine?: number; runs: { readyAt: string; quantity: number }[]; commitments: { shipDate: string; quantity: number }[]; capacity: Capacity }
interface AtpCtp {
  scenario: { locations: Place[]; transitBusinessDays: Record<string, Record<string, number>> }
  atpByDay: Record<string, Record<string, number>>
  cases: { id: string; request: { retailer: string; quantity: number; receivedAt: string }; expectedEarliestArrival: { singleSourceAtp: string | null; splitAtp: string | null; singleSourceCtp: string | null; splitCtp: string | null } }[]
}
const vector = <T,>(name: string): T => JSON.parse(readFileSync(new URL(`../../../../tests/vectors/promise/${name}.json`, import.meta.url), 'utf8')) as T
const atpCtp = vector<AtpCtp>('atp-ctp')

const WEEKDAYS = [1, 2, 3, 4, 5]
const calendar = (cutOffMinutes: number) => ({ timeZone: 'Europe/London', dispatchDays: WEEKDAYS, receivingDays: WEEKDAYS, cutOffMinutes, closures: [] })
const at = (local: string) => momentAt(local.slice(0, 10), Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)), 'Europe/London')

/** Takes commitments off supplies: each from the latest supply that can leave by its ship date. */
function takeHolds(supplies: { leaves: string; quantity: number }[], commitments: { shipDate: string; quantity: number }[]): number[] {
  const left = supplies.map(({ quantity }) => quantity)
  const order = supplies.map((_, index) => index).sort((a, b) => (supplies[a]!.leaves < supplies[b]!.leaves ? 1 : -1))
  for (const { shipDate, quantity } of [...commitments].sort((a, b) => (a.shipDate < b.shipDate ? -1 : 1))) {
    let missing = quantity
    for (const index of order) {
      if (supplies[index]!.leaves > shipDate) continue
      const taken = Math.min(left[index]!, missing)
      left[index]! -= taken
      missing -= taken
    }
  }
  return left
}

function question(retailer: string, quantity: number, receivedAt: string, only: (id: string) => boolean, withCapacity: boolean): PromiseRequest {
  const sources = { places: [] as PromisePlace[], stock: [] as PromiseSources['stock'][number][], quarantine: [] as PromiseSources['quarantine'][number][], runs: [] as PromiseSources['runs'][number][], newRuns: [] as PromiseSources['newRuns'][number][] }
  for (const { id, cutoffHour, onHand, quarantine, runs, commitments, capacity } of atpCtp.scenario.locations.filter((place) => only(place.id))) {
    sources.places.push({ locationId: id, name: id, latitude: 51, longitude: 0, calendar: calendar(cutoffHour * 60), transitDays: atpCtp.scenario.transitBusinessDays[id]![retailer]! })
    const supplies = [{ leaves: '2026-03-02', quantity: onHand - (quarantine ?? 0) }, ...runs.map(({ readyAt, quantity: made }) => ({ leaves: Number(readyAt.slice(11, 13)) < cutoffHour ? readyAt.slice(0, 10) : addDays(readyAt.slice(0, 10), 1), quantity: made }))]
    const left = takeHolds(supplies, commitments)
    sources.stock.push({ locationId: id, lotId: `${id}-stock`, skuId: 'S', usable: left[0]!, madeOn: null })
    sources.quarantine.push({ locationId: id, lotId: `${id}-q`, skuId: 'S', quantity: quarantine ?? 0, inspectionOn: null })
    runs.forEach(({ readyAt, quantity: made }, index) => sources.runs.push({
      runId: `${id}-${index}`, number: 'RUN', skuId: 'S', locationId: id, expectedGood: made, promised: made - left[index + 1]!, readyOn: readyAt.slice(0, 10),
      readyMinutes: Number(readyAt.slice(11, 13)) * 60 + Number(readyAt.slice(14, 16)), inspectionDays: 0,
    }))
    if (withCapacity) sources.newRuns.push({
      capabilityId: id, skuId: 'S', locationId: id, hoursPerDay: 10, setupMinutes: capacity.setupDays * 600, secondsPerUnit: 36_000 / capacity.ratePerDay, freeFrom: capacity.freeFrom, partsOn: '2026-01-01',
      yieldPermille: 1000, minimumQuantity: capacity.minRun, maximumQuantity: capacity.maxRun, unitCost: 1, setupCost: 1, inspectionDays: 0,
    })
  }
  const shipTo: PromisePlace = { locationId: retailer, name: retailer, latitude: 51, longitude: 0, calendar: calendar(1440) }
  return { lines: [{ skuId: 'S', quantity }], shipTo, at: at(receivedAt), sources }
}

test.each(atpCtp.cases)('available and capable to promise: $id', ({ request, expectedEarliestArrival }) => {
  const { retailer, quantity, receivedAt } = request
  const day = (only: (id: string) => boolean, capacity: boolean) => promise(question(retailer, quantity, receivedAt, only, capacity)).promisedOn
  expect(day(() => true, false)).toBe(expectedEarliestArrival.splitAtp)
  expect(day(() => true, true)).toBe(expectedEarliestArrival.splitCtp)
  const single = (capacity: boolean) => ['LDN', 'MCR'].map((id) => day((other) => other === id, capacity)).filter((on) => on !== null).sort()[0] ?? null
  expect(single(false)).toBe(expectedEarliestArrival.singleSourceAtp)
  expect(single(true)).toBe(expectedEarliestArrival.singleSourceCtp)
  const answer = promise(question(retailer, quantity, receivedAt, () => true, true)).lines[0]!
  if (answer.together) expect(answer.together.on).toBe(expectedEarliestArrival.singleSourceCtp)
})

test('what is available to promise by day at each place', () => {
  for (const [id, byDay] of Object.entries(atpCtp.atpByDay)) {
    for (const [day, quantity] of Object.entries(byDay)) {
      const leaves = (asked: number) => promise(question('camden', asked, '2026-03-02T10:00', (other) => other === id, false)).lines[0]!.allocations.map(({ leavesOn }) => leavesOn).sort().at(-1) ?? '9999'
      expect(leaves(quantity) <= day, `${id} ${day}`).toBe(true)
      expect(leaves(quantity + 1) > day, `${id} ${day} one more`).toBe(true)
    }
  }
})

test('a single place over two weeks, commitments covered', () => {
  const { cases } = vector<{ cases: { onHand: number; receipts: [number, number][]; commitments: [number, number][]; expectedAtpByDay: number[]; overcommitted: boolean }[] }>('atp-single-location')
  const applicable = cases.filter(({ overcommitted }) => !overcommitted)
  expect(applicable.length).toBeGreaterThan(4)
  const daily = { timeZone: 'UTC', dispatchDays: [1, 2, 3, 4, 5, 6, 7], receivingDays: [1, 2, 3, 4, 5, 6, 7], cutOffMinutes: 720, closures: [] }
  const dayOf = (index: number) => addDays('2026-03-01', index)
  for (const { onHand, receipts, commitments, expectedAtpByDay } of applicable) {
    const supplies = [{ leaves: dayOf(0), quantity: onHand }, ...receipts.map(([index, quantity]) => ({ leaves: dayOf(index), quantity }))]
    const left = takeHolds(supplies, commitments.map(([index, quantity]) => ({ shipDate: dayOf(index), quantity })))
    const here = { locationId: 'P', name: 'P', latitude: 0, longitude: 0, calendar: daily, transitDays: 0 }
    const sources: PromiseSources = {
      places: [here], quarantine: [], newRuns: [],
      stock: [{ locationId: 'P', lotId: 'L', skuId: 'S', usable: left[0]!, madeOn: null }],
      runs: supplies.slice(1).map(({ leaves, quantity }, index) => ({ runId: `R${index}`, number: 'RUN', skuId: 'S', locationId: 'P', expectedGood: quantity, promised: quantity - left[index + 1]!, readyOn: leaves, readyMinutes: 0, inspectionDays: 0 })),
    }
    const arrives = (quantity: number) => promise({ lines: [{ skuId: 'S', quantity }], shipTo: { ...here, locationId: 'shop' }, at: momentAt(dayOf(0), 60, 'UTC'), sources }).promisedOn ?? '9999'
    expectedAtpByDay.forEach((quantity, index) => {
      if (quantity > 0) expect(arrives(quantity) <= dayOf(index)).toBe(true)
      expect(arrives(quantity + 1) > dayOf(index)).toBe(true)
    })
  }
})
