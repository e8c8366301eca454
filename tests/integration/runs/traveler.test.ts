import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { confirmRun, orderRun, releaseRun } from '#modules/runs/public.ts'
import { getTraveler } from '#modules/runs/queries/get-traveler.ts'
import { runTraveler } from '#modules/runs/ui/run-traveler.tsx'
import { pdfResponse } from '#server/documents/pdf-response.ts'
import { perform } from '../../support/commands.ts'
import { pdfPages } from '../../support/pdf.ts'
import { makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { makeWorkbench } from './workbench.ts'

const MONDAY = new Date('2026-03-02T17:00:00Z')

test('the traveler of a released run is a PDF with the run, the frozen list and its hash, checks, steps and scrap tally', async () => {
  const bench = await makeWorkbench()
  await db.checklist.create({
    data: {
      id: bench.toyId, brandId: bench.brand.brandId, toyId: bench.toyId, revision: 3, title: 'Tide Kit: final inspection', level: 'II', aql: { major: '2.5' },
      items: [{ key: 'cord', prompt: 'Longest loop of any cord', kind: 'numeric', defectClass: 'critical', unit: 'mm', lower: null, upper: 220 }],
    },
  })
  const { runId, number } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 1200 }, { now: MONDAY })
  await perform(confirmRun, bench.lead, { runId })
  expect(await getTraveler(bench.manager, number), 'nothing is frozen yet').toBeNull()
  const { frozenHash } = await perform(releaseRun, bench.manager, { runId })
  const traveler = await getTraveler(bench.lead, number, bench.brand.slug, MONDAY)
  expect(traveler?.address).toMatch(new RegExp(`/f/[^/]+/runs/${number}\\?brand=${bench.brand.slug}$`))

  const answer = await pdfResponse(runTraveler(traveler!), `${number}-traveler`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe(`inline; filename="${number}-traveler.pdf"`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
  const pages = await pdfPages(bytes)
  const text = pages.join(' ')
  for (const words of [number, '1,200 × Tide Kit', 'TK-01', 'Sensor board', '2,400', 'Longest loop of any cord', 'at most 220 mm', 'final inspection, revision 3', 'Quarantine', 'Scrap tally', 'Short shot', 'Printed Mon, Mar 2, 2026']) expect(text).toContain(words)
  expect(text.replaceAll(' ', '')).toContain(frozenHash)
  pages.forEach((page, index) => expect(page).toContain(`page ${index + 1} of ${pages.length}`))
})

test('a stranger has no traveler, at the brand or on the floor', async () => {
  const bench = await makeWorkbench()
  const { runId, number } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity: 100 }, { now: MONDAY })
  await perform(confirmRun, bench.lead, { runId })
  await perform(releaseRun, bench.manager, { runId })
  expect(await getTraveler(await makeBrandActor(), number)).toBeNull()
  expect(await getTraveler(await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [bench.brand])), number, bench.brand.slug)).toBeNull()
})
