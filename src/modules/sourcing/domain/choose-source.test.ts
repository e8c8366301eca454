import { expect, test } from 'vitest'
import { chooseSource, type BuySource, type Source, type TransferSource } from './choose-source.ts'

const buy = (change: Partial<BuySource> = {}): BuySource => ({ kind: 'buy', from: 'Kestrel', pieces: 100, arrivesOn: '2026-03-10', cost: 9000, currency: 'USD', supplierId: 's', offerId: 'o', unitPrice: 90, leadDays: 5, orderBy: '2026-03-03', ...change })
const transfer = (change: Partial<TransferSource> = {}): TransferSource => ({ kind: 'transfer', from: 'Dogpatch', pieces: 80, arrivesOn: '2026-03-05', cost: 1800, currency: 'USD', fromLocationId: 'p', lots: [], ...change })
const choose = (sources: Source[], neededOn = '2026-03-12') => chooseSource(sources, 80, neededOn, 'USD')!

test('of two that are in time the cheaper is taken, with the reason in words', () => {
  expect(choose([buy(), transfer()])).toMatchObject({ source: { kind: 'transfer' }, reason: 'Transfer from Dogpatch arrives Thu, Mar 5, 5 days before buying, and costs $18.00 instead of $90.00.' })
  expect(choose([buy({ cost: 900 }), transfer()]).source.kind).toBe('buy')
})

test('one that is in time goes before a cheaper one that is not; when none is, the earliest', () => {
  expect(choose([buy({ cost: 900 }), transfer()], '2026-03-06').source.kind).toBe('transfer')
  const late = choose([buy({ cost: 900 }), transfer()], '2026-03-03')
  expect(late.source.kind).toBe('transfer')
  expect(late.reason).toContain('2 days after it is needed')
})

test('what covers only a part is taken when nothing else is there, and says so', () => {
  expect(choose([buy(), transfer({ pieces: 30 })])).toMatchObject({ source: { kind: 'buy' }, reason: 'Buying from Kestrel arrives Tue, Mar 10, 5 days after a transfer from Dogpatch, and costs $90.00. A transfer from Dogpatch would cover only 30 of 80.' })
  expect(choose([transfer({ pieces: 30 })]).reason).toContain('It covers 30 of 80.')
})

test('without a way there is no choice, and another currency is not compared', () => {
  expect(chooseSource([], 80, '2026-03-12', 'USD')).toBeNull()
  expect(chooseSource([buy({ arrivesOn: null })], 80, '2026-03-12', 'USD')).toBeNull()
  const mixed = choose([buy({ currency: 'EUR', cost: 1 }), transfer()])
  expect(mixed.source.kind).toBe('transfer')
  expect(mixed.reason).toMatch(/ Offers in EUR are listed, but not compared by price: no exchange rates are kept\.$/)
  expect(choose([buy({ currency: 'EUR', cost: 1 }), buy({ offerId: 'p', currency: 'CAD', cost: 1, arrivesOn: '2026-03-09' })])).toMatchObject({ source: { currency: 'CAD' } })
  expect(choose([buy(), transfer()]).reason).not.toContain('exchange')
  expect(choose([buy({ currency: 'EUR' })]).reason, 'there is nothing to compare it with').not.toContain('exchange')
})
