import { expect, test } from 'vitest'
import { addressLine } from './address.ts'

test('an address is one line, without what is not known', () => {
  expect(addressLine({ street: '2325 3rd St', city: 'San Francisco', region: 'CA', postcode: '94107', country: 'US' })).toBe('2325 3rd St, San Francisco CA 94107, US')
  expect(addressLine({ street: '', city: 'Shenzhen', region: '', postcode: '', country: 'CN' })).toBe('Shenzhen, CN')
})
