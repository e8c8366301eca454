import type { LoopToy } from '#ui/charts/the-loop.tsx'
import type { MapLane, MapPlace } from '#ui/charts/places-map.tsx'
import type { PromiseStep } from '#ui/charts/promise-chain.tsx'
import type { SalesPoint } from '#ui/charts/sell-through-curve.tsx'
import type { Chance } from '#ui/charts/demand-distribution.tsx'
import type { TimelineEntry } from '#ui/timeline.tsx'

export interface SampleRun {
  readonly number: string
  readonly toy: string
  readonly workshop: string
  readonly state: string
  readonly quantity: number
  readonly good: number
  readonly ready: string
  readonly cost: number
}

export const RUNS: readonly SampleRun[] = [
  { number: 'RUN-0042', toy: 'Signal Kit, light sensor', workshop: 'Mission Makers, San Francisco', state: 'in-production', quantity: 500, good: 312, ready: '2026-11-27', cost: 892_500 },
  { number: 'RUN-0041', toy: 'Tidepool Puzzle', workshop: 'Oakland Fab Loft', state: 'paused', quantity: 120, good: 40, ready: '2026-12-02', cost: 141_600 },
  { number: 'RUN-0040', toy: 'Redwood Racer', workshop: 'South Bay Forms', state: 'produced', quantity: 240, good: 236, ready: '2026-11-20', cost: 338_400 },
  { number: 'RUN-0039', toy: 'Fog Bear', workshop: 'Oakland Fab Loft', state: 'quoted', quantity: 80, good: 0, ready: '2026-12-09', cost: 128_000 },
  { number: 'RUN-0038', toy: 'Signal Kit, light sensor', workshop: 'Mission Makers, San Francisco', state: 'stopped', quantity: 60, good: 12, ready: '2026-11-12', cost: 107_100 },
  { number: 'RUN-0037', toy: 'Cable Car Clock', workshop: 'South Bay Forms', state: 'closed', quantity: 150, good: 148, ready: '2026-10-30', cost: 265_500 },
]

export const SALES: readonly SalesPoint[] = [
  { date: '2026-11-12', sold: 96 }, { date: '2026-11-13', sold: 128, stockedOut: true, unseen: 14 }, { date: '2026-11-14', sold: 171, stockedOut: true, unseen: 41 },
  { date: '2026-11-15', sold: 105, stockedOut: true, unseen: 64 }, { date: '2026-11-16', sold: 0, stockedOut: true, unseen: 52 }, { date: '2026-11-17', sold: 0, stockedOut: true, unseen: 39 },
]

/** Demand of the next six weeks, gamma-shaped around 720. */
export const DEMAND: readonly Chance[] = (() => {
  const weights = Array.from({ length: 1400 }, (_, quantity) => (quantity < 150 ? 0 : Math.exp(14 * Math.log(quantity / 720) - 14 * (quantity / 720 - 1))))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight, quantity) => ({ quantity, probability: weight / sum }))
})()

export const PROMISE: readonly PromiseStep[] = [
  { what: 'Released and on the shelf', where: 'Mission Makers, lot L261119-2', on: '2026-11-23', note: '48 usable', done: true },
  { what: 'Leaves with the 2 PM pickup', where: 'San Francisco', on: '2026-11-24' },
  { what: 'On the way, one working day', on: '2026-11-25' },
  { what: 'Received', where: 'Tinker & Twine, Berkeley', on: '2026-11-27', note: 'Thursday it is closed' },
]

export const TOYS: readonly LoopToy[] = [
  { station: 'pilot', name: 'Tule Boat', href: '#tule-boat', waits: 'waits for its first run' },
  { station: 'run', name: 'Signal Kit', href: '#signal-kit', waits: '312 of 500 made' },
  { station: 'run', name: 'Fog Bear', href: '#fog-bear', waits: 'quote to confirm', mine: true },
  { station: 'quality', name: 'Redwood Racer', href: '#redwood-racer', waits: 'inspection tomorrow' },
  { station: 'shops', name: 'Cable Car Clock', href: '#cable-car-clock', waits: '61 of 148 sold' },
  { station: 'decision', name: 'Tidepool Puzzle', href: '#tidepool', waits: 'decide by Friday', mine: true },
]

export const PLACES: readonly MapPlace[] = [
  { id: 'mm', name: 'Mission Makers', kind: 'workshop', latitude: 37.7599, longitude: -122.4148, note: '48 on hand', href: '#mm', strong: true },
  { id: 'of', name: 'Oakland Fab Loft', kind: 'workshop', latitude: 37.8044, longitude: -122.2712, note: '120 in quarantine' },
  { id: 'sb', name: 'South Bay Forms', kind: 'workshop', latitude: 37.3382, longitude: -121.8863, note: '236 on hand' },
  { id: 'tt', name: 'Tinker & Twine', kind: 'shop', latitude: 37.8715, longitude: -122.273, note: 'out of stock' },
  { id: 'pp', name: 'Pier Play', kind: 'shop', latitude: 37.8087, longitude: -122.4098 }, { id: 'sr', name: 'Rafael Toys', kind: 'shop', latitude: 37.9735, longitude: -122.5311 },
  { id: 'pa', name: 'Paper Kite', kind: 'shop', latitude: 37.4419, longitude: -122.143 }, { id: 'sc', name: 'Boardwalk Books', kind: 'shop', latitude: 36.9741, longitude: -122.0308 },
  { id: 'wc', name: 'Walnut Wonder', kind: 'shop', latitude: 37.9101, longitude: -122.0652 }, { id: 'cf', name: 'Café Aurora', kind: 'venue', latitude: 37.7765, longitude: -122.4241 },
]

export const LANES: readonly MapLane[] = [
  { from: 'mm', to: 'tt', label: '24 units, today' }, { from: 'mm', to: 'sr' }, { from: 'of', to: 'wc' }, { from: 'sb', to: 'pa' }, { from: 'sb', to: 'sc' },
]

export const HISTORY: readonly TimelineEntry[] = [
  { id: '4', at: '2026-11-23T18:05:00Z', what: 'Lot released', by: 'Priya Raman', tone: 'released', note: 'Inspection INS-0007: 20 units, no major defect.' },
  { id: '3', at: '2026-11-22T23:40:00Z', what: 'Inspection passed', by: 'Priya Raman', tone: 'progress' },
  { id: '2', at: '2026-11-21T16:12:00Z', what: 'Lot held', by: 'Luis Ortega', tone: 'held', note: 'Two lids with a sharp gate mark.' },
  { id: '1', at: '2026-11-20T22:58:00Z', what: 'Lot made from RUN-0040', by: 'South Bay Forms', tone: 'planned' },
]

export const STATES: readonly (readonly [thing: string, states: readonly string[]])[] = [
  ['Pilot', ['draft', 'approved', 'running', 'deciding', 'closed', 'cancelled']],
  ['Run', ['draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused', 'produced', 'closed', 'cancelled', 'stopped']],
  ['Lot', ['quarantine', 'released', 'held', 'rejected', 'recalled']],
  ['Inspection', ['planned', 'in-progress', 'passed', 'failed', 'superseded']],
  ['Nonconformance', ['open', 'contained', 'dispositioned', 'verified', 'closed']],
  ['Restock', ['draft', 'submitted', 'promised', 'accepted', 'picking', 'shipped', 'received', 'closed', 'declined', 'cancelled', 'expired']],
  ['Shipment', ['packing', 'ready', 'in-transit', 'delivered', 'lost', 'voided']],
  ['Return', ['requested', 'authorised', 'received', 'inspected', 'settled', 'refused']],
  ['Certificate', ['draft', 'issued', 'superseded', 'withdrawn']], ['Recall', ['draft', 'published', 'closed']], ['Swap', ['pending', 'listed', 'agreed', 'closed', 'removed']],
]
