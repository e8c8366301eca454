import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stationOf, type ToyFacts } from './loop-station.ts'

const today = '2026-11-23'
const nothing: ToyFacts = { openProposal: null, pilot: null, waitingLot: null, run: null, inStock: 0, inShops: 0, hasParts: true, hasSku: true }
const run = { number: 'RUN-0042', state: 'in-production', quantity: 500, good: 320, workshop: 'Alameda Hangar' }
const lot = { code: 'L1', units: 120, held: false }

test.each([
  ['a toy without parts', { hasParts: false }, 'pilot', 'has no parts yet'],
  ['a toy without a SKU', { hasSku: false }, 'pilot', 'has no SKU yet'],
  ['a toy nobody planned anything for', {}, 'pilot', 'has no pilot yet'],
  ['a confirmed run', { run: { ...run, state: 'confirmed' } }, 'run', 'run to be released'],
  ['a run under way', { run }, 'run', '320 of 500 made'],
  ['goods in quarantine', { waitingLot: lot, run }, 'quality', '120 wait for inspection'],
  ['goods in shops', { inShops: 40, inStock: 1200 }, 'shops', '40 in shops, 1,200 behind them'],
  ['goods that went nowhere yet', { inStock: 1 }, 'stock', '1 unit ready to go out'],
  ['a pilot that sold everything', { pilot: { number: 'PIL-0001', state: 'running', decisionDate: '2026-12-20' } }, 'shops', 'sold out'],
  ['a pilot whose day comes', { pilot: { number: 'PIL-0001', state: 'running', decisionDate: '2026-11-26' }, waitingLot: lot }, 'decision', 'decide by Thu, Nov 26'],
  ['a pilot whose day is over', { pilot: { number: 'PIL-0001', state: 'deciding', decisionDate: '2026-11-20' } }, 'decision', 'decision was due Fri, Nov 20'],
  ['an open proposal', { openProposal: 'PRO-0002', inShops: 3 }, 'decision', 'next run proposed'],
] as const)('%s', (_, facts, station, waits) => {
  expect(stationOf({ ...nothing, ...facts } as ToyFacts, today)).toMatchObject({ station, waits })
})

test('every toy is somewhere, and says what it waits for', () => {
  const facts: fc.Arbitrary<ToyFacts> = fc.record({
    openProposal: fc.option(fc.constant('PRO-1')), waitingLot: fc.option(fc.constant(lot)), run: fc.option(fc.constant(run)),
    pilot: fc.option(fc.record({ number: fc.constant('PIL-1'), state: fc.constantFrom('draft', 'approved', 'running', 'deciding'), decisionDate: fc.constantFrom('2026-11-01', '2026-12-30') })),
    inStock: fc.nat(900), inShops: fc.nat(900), hasParts: fc.boolean(), hasSku: fc.boolean(),
  })
  fc.assert(fc.property(facts, (one) => stationOf(one, today).waits.length > 0))
})
