interface AddressParts {
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postcode: string
  readonly country: string
}

/** An address on one line: '2325 3rd St, San Francisco CA 94107, US'. What is not known is left out. */
export function addressLine({ street, city, region, postcode, country }: AddressParts): string {
  return [street, [city, region, postcode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}
