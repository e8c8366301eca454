import { expect, test } from 'vitest'
import { reachableStates } from '#kernel/state-machine.ts'
import { countMachine, decideAccept, decideCountVerb, refuseUnfinished, type CountedLine } from './stock-count.ts'

const line: CountedLine = { id: 'l', lotCode: 'L-1', state: 'open', counted: 18, countedById: 'ana', expected: 20, moved: 3 }
const now = { onHand: 20, allocated: 0, moved: 3 }
const other = { userId: 'ben', owner: false }
const accept = (change: Partial<CountedLine>, balance = now, person = other) => decideAccept([{ ...line, ...change }], () => balance, person)

test('every state is reached, and only listed ways exist', () => {
  expect([...reachableStates(countMachine)].sort()).toEqual(['cancelled', 'closed', 'counted', 'counting'])
  expect(decideCountVerb({ number: 'CNT-0001', state: 'closed' }, 'save')).toMatchObject({ ok: false, refusal: { code: 'count-cannot-save' } })
})

test('somebody else accepts a difference; an owner may accept his own', () => {
  expect(accept({})).toEqual({ ok: true, value: [{ lineId: 'l', difference: -2 }] })
  expect(accept({}, now, { userId: 'ana', owner: false })).toMatchObject({ refusal: { code: 'own-count' } })
  expect(accept({}, now, { userId: 'ana', owner: true }).ok).toBe(true)
  expect(accept({ counted: 20 }, now, { userId: 'ana', owner: false }).ok).toBe(true) // nothing to approve
})

test('what moved since, what is held, what is decided or not counted is refused', () => {
  expect(accept({}, { ...now, moved: 4 })).toMatchObject({ refusal: { code: 'count-stale', field: 'lineIds' } })
  expect(accept({}, { ...now, allocated: 19 })).toMatchObject({ refusal: { code: 'count-below-held' } })
  expect(accept({ state: 'accepted' })).toMatchObject({ refusal: { code: 'line-decided' } })
  expect(accept({ counted: null })).toMatchObject({ refusal: { code: 'line-not-counted' } })
  expect(refuseUnfinished([line, { ...line, counted: null }])).toMatchObject({ field: 'lines[1].counted' })
  expect(refuseUnfinished([{ ...line, counted: 0 }])).toBeNull()
})
