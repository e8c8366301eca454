import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { addFitEdge, addGuide, addPart, addPartRevision, addRevision, addSku, addToy, releaseRevision, setBomLine } from '#modules/catalogue/public.ts'
import { setChecklist } from '#modules/quality/public.ts'
import { agreeTerms } from '#modules/runs/public.ts'
import type { SeedToy } from './data/toy-table.ts'
import { checklistFor } from './data/checklists.ts'
import { toys } from './data/toys.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { actorOf, perform } from './perform.ts'

/** Every toy with its parts, revision A, SKUs, guides, checklist and workshops; and revision B of the Tide Station as a draft. */
export async function fillCatalogue(calendar: DemoCalendar): Promise<void> {
  const brands = { fogline: await actorOf('maya@fogline.example', 'brand', 'fogline'), 'pocket-orchard': await actorOf('sam@orchard.example', 'brand', 'pocket-orchard') }
  for (const [index, toy] of toys.entries()) {
    const days = toy.brand === 'fogline' ? -90 + index * 3 : -14
    await addOne(brands[toy.brand], toy, calendar, days)
  }
}

async function addOne(actor: BrandActor, toy: SeedToy, calendar: DemoCalendar, days: number): Promise<void> {
  const at = (clock: string) => calendar.at(days, clock)
  const { toyId, toyRevisionId } = await perform(addToy, actor, { name: toy.name, slug: toy.slug, summary: toy.summary, story: toy.story, category: toy.category as 'puzzle', minAgeMonths: toy.minAgeMonths }, at('09:00'))
  const parts = new Map<string, { partId: Id; number: string; partRevisionId: Id }>()
  for (const part of toy.parts) {
    parts.set(part.key, await perform(addPart, actor, {
      name: part.name, summary: part.summary, category: part.category, material: part.material, safetyFlags: [...(part.safetyFlags ?? [])], selfPrintClass: part.selfPrintClass ?? 'none',
      shape: part.shape, unitCost: part.unitCost, sparePrice: part.sparePrice ?? undefined,
    }, at('09:10')))
  }
  for (const [index, line] of toy.lines.entries()) {
    await perform(setBomLine, actor, {
      toyRevisionId, findNumber: index + 1, partRevisionId: parts.get(line.part)!.partRevisionId, quantity: line.quantity, replaceable: line.replaceable ?? true,
      placement: line.placement,
    }, at('09:30'))
  }
  await perform(releaseRevision, actor, { toyRevisionId }, at('11:00'))
  for (const sku of toy.skus) await perform(addSku, actor, { toyId, ...sku, edition: sku.edition as 'standard' }, at('11:20'))
  for (const guide of toy.guides) {
    await perform(addGuide, actor, {
      toyId, slug: guide.slug, title: guide.title, symptom: guide.symptom, minutes: guide.minutes, difficulty: guide.difficulty, tools: [...guide.tools],
      partNumbers: guide.parts.map((key) => parts.get(key)!.number), revisionCodes: [...guide.revisions],
      steps: guide.steps.map((step) => ({ title: step.title, text: step.text, findNumbers: (step.parts ?? []).map((key) => toy.lines.findIndex((line) => line.part === key) + 1) })),
    }, at('13:00'))
  }
  await perform(setChecklist, actor, { toyId, ...checklistFor(toy) }, at('14:00'))
  if (toy.brand === 'fogline') {
    for (const { place, ...terms } of toy.capabilities) {
      const { id: locationId } = await db.location.findUniqueOrThrow({ where: { slug: place }, select: { id: true } })
      await perform(agreeTerms, actor, { locationId, toyId, ...terms, minimumQuantity: 20, maximumQuantity: 1500 }, at('15:00'))
    }
  }
}

/** After the first week of sales: the plug of the sensor works loose, so revision B gets a keyed one. */
export async function draftRevisionB(calendar: DemoCalendar): Promise<void> {
  const actor = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const toy = await db.toy.findUniqueOrThrow({ where: { slug: 'tide-station' }, select: { id: true } })
  const at = calendar.at(-2, '10:00')
  const { toyRevisionId } = await perform(addRevision, actor, { toyId: toy.id, changeNote: 'Keyed, locking plug between sensor and controller: on revision A it can work loose when the station is carried.' }, at)
  const lines = await db.bomLine.findMany({
    where: { toyRevisionId, partRevision: { part: { name: { in: ['Sensor module, light and moisture', 'Sensor cable, 4-pin'] } } } },
    select: { findNumber: true, quantity: true, replaceable: true, placement: true, partRevisionId: true, partRevision: { select: { partId: true, material: true, shape: true, unitCost: true, sparePrice: true, safetyFlags: true, part: { select: { name: true } } } } },
  })
  for (const line of lines) {
    const old = line.partRevision
    const cable = old.part.name.startsWith('Sensor cable')
    const made = await perform(addPartRevision, actor, {
      partId: old.partId, material: old.material, shape: old.shape as { kind: string }, unitCost: old.unitCost + (cable ? 20 : 15), sparePrice: old.sparePrice ?? undefined,
      safetyFlags: old.safetyFlags as 'small-part'[], changeNote: cable ? 'Locking plug with strain relief.' : 'Keyed socket for the locking plug.',
    }, at)
    await perform(setBomLine, actor, { toyRevisionId, findNumber: line.findNumber, partRevisionId: made.partRevisionId, quantity: line.quantity, replaceable: line.replaceable, placement: line.placement as never }, at)
    const revisionA = await db.toyRevision.findFirstOrThrow({ where: { toyId: toy.id, code: 'A' }, select: { id: true } })
    await perform(addFitEdge, actor, {
      replacementId: made.partRevisionId, originalId: line.partRevisionId, toyRevisionId: revisionA.id, fit: cable ? 'not-safe' : 'with-change',
      change: cable ? '' : 'Only together with the locking cable, revision B: change both.', evidence: 'Bench trial of twelve stations, carried and shaken for an hour', testedBy: 'Inés Calderón',
    }, at)
  }
}
