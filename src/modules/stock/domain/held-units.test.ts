import { expect, test } from 'vitest'
import { chooseUnits, lowestFree } from './held-units.ts'
import type { UnitsAt } from './unit-places.ts'

const at = (first: number, last: number, locationId: string | null = 'oakland', certain = true): UnitsAt => ({ first, last, kind: locationId ? 'location' : 'customer', locationId, moveId: 'm', certain })
const where = [at(1, 10), at(11, 14, null), at(15, 40), at(41, 60, 'mission')]
const hold = { lotId: 'L', locationId: 'oakland', quantity: 6 }

test('units that lie there, as many as are held, may be chosen', () => {
  expect(chooseUnits(hold, [{ first: 20, last: 22 }, { first: 8, last: 10 }], where, [])).toEqual({ ok: true, value: [{ first: 8, last: 10 }, { first: 20, last: 22 }] })
})

test.each([
  ['too few', [{ first: 1, last: 5 }], 'units-not-as-many', '6 pieces are held; 5 units are named.'],
  ['too many', [{ first: 1, last: 7 }], 'units-not-as-many', '6 pieces are held; 7 units are named.'],
  ['one twice', [{ first: 1, last: 5 }, { first: 5, last: 5 }], 'units-not-as-many', '6 pieces are held; 5 units are named.'],
  ['chosen for another', [{ first: 28, last: 33 }], 'units-chosen', 'Units 30 to 33 are chosen for another restock.'],
  ['sold already', [{ first: 9, last: 14 }], 'units-elsewhere', 'Units 11 to 14 are not at this place'],
  ['at another place', [{ first: 40, last: 45 }], 'units-elsewhere', 'Units 41 to 45 are not at this place'],
  ['never made', [{ first: 61, last: 66 }], 'units-elsewhere', 'Units 61 to 66 are not at this place'],
])('%s: refused', (_, units, code, message) => {
  expect(chooseUnits(hold, units, where, [{ first: 30, last: 35 }])).toMatchObject({ ok: false, refusal: { code, message: expect.stringContaining(message) } })
})

test('a unit that is only taken to have gone may still be chosen', () => {
  expect(chooseUnits({ ...hold, quantity: 1 }, [{ first: 3, last: 3 }], [{ ...at(1, 5, null), certain: false }, at(6, 20, 'oakland', false)], [])).toMatchObject({ ok: true })
})

test('the lowest that are free are proposed', () => {
  expect(lowestFree('oakland', 6, where, [{ first: 2, last: 8 }])).toEqual([{ first: 1, last: 1 }, { first: 9, last: 10 }, { first: 15, last: 17 }])
  expect(lowestFree('mission', 30, where, [])).toEqual([{ first: 41, last: 60 }])
})
