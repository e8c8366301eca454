import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { PartChoice } from '../queries/parts.ts'
import { partCanBeChosen, PartField, PartSearch } from './part-choice.tsx'

const wheel = { value: 'w', label: 'Wheel, rev. A', group: 'motion' }
const many = { all: null, chosen: null, found: [] } satisfies PartChoice
const asked = { path: '/offers/new', params: { supplier: 's', part: 'w', q: 'whe' }, param: 'part' }

test('of few parts one is chosen from a list, of many only after it was found', () => {
  expect([{ ...many, all: [wheel] }, many, { ...many, chosen: wheel }].map(partCanBeChosen)).toEqual([true, false, true])
})

test('what was found is put into the address, which keeps what else it says', () => {
  const html = renderToStaticMarkup(<PartSearch {...asked} anchor="#fits" choice={{ ...many, found: [wheel] }} label="Which part?" />)
  expect(html).toContain('href="/offers/new?supplier=s&amp;part=w#fits"')
  expect(html).toContain('<input type="hidden" name="supplier" value="s"/>')
  expect(html).not.toContain('name="part"')
  expect(renderToStaticMarkup(<PartSearch {...asked} choice={many} label="Which part?" />)).toContain('No part has “whe” in its number or name.')
})

test('the part that was found goes with the form, and another one can be looked for', () => {
  const html = renderToStaticMarkup(<PartField {...asked} choice={{ ...many, chosen: wheel }} name="partRevisionId" label="Part" />)
  expect(html).toContain('<input type="hidden" name="partRevisionId" value="w"/>')
  expect(html).toContain('href="/offers/new?supplier=s&amp;q=whe"')
})
