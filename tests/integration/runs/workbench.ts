import { v7 as uuidv7 } from 'uuid'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { confirmRun, orderRun, releaseRun } from '#modules/runs/public.ts'
import { makeLot, moveStock, setLotQuality } from '#modules/stock/public.ts'
import type { Command } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'

/** A brand with one toy (revision A released, B a draft), and a partner workshop that has terms for it. */
export interface Workbench {
  readonly brand: { readonly brandId: string; readonly slug: string }
  readonly manager: BrandActor
  readonly lead: MicrofactoryActor
  readonly organizationId: string
  readonly workshopId: string
  readonly toyId: string
  readonly skuId: string
  readonly revisionA: string
  readonly revisionB: string
}

export async function makeWorkbench(): Promise<Workbench> {
  const brand = await makeBrand()
  const manager = await makeBrandActor('manager', brand)
  const organization = await makeOrganization('microfactory', [brand])
  const lead = await makeMicrofactoryActor('lead', organization)
  const { locationId } = await makeLocation({ kind: 'workshop', owner: organization })
  const [toyId, skuId, revisionA, revisionB, partId, partRevisionId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const { brandId } = brand
  const tail = toyId.slice(-10)
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${tail}`, name: 'Tide Kit', summary: 'A kit', category: 'educational-kit', minAgeMonths: 96, state: 'active' } })
  await db.toyRevision.createMany({
    data: [{ id: revisionA, brandId, toyId, code: 'A', sequence: 1, state: 'released', releasedAt: new Date() }, { id: revisionB, brandId, toyId, code: 'B', sequence: 2, state: 'draft', changeNote: 'Stronger clip' }],
  })
  await db.part.create({ data: { id: partId, brandId, number: `P-${tail}`, name: 'Sensor board', category: 'electronics' } })
  await db.partRevision.create({ data: { id: partRevisionId, brandId, partId, code: 'A', sequence: 1, material: 'FR-4', shape: { kind: 'board' }, unitCost: 300 } })
  await db.bomLine.createMany({ data: [revisionA, revisionB].map((toyRevisionId) => ({ id: uuidv7(), brandId, toyRevisionId, findNumber: 1, partRevisionId, quantity: 2 })) })
  await db.sku.create({
    data: { id: skuId, brandId, toyId, code: 'TK-01', name: 'Tide Kit', gtin: `09${BigInt(`0x${tail}`).toString().padStart(12, '0').slice(-12)}`, currency: 'USD', wholesalePrice: 2000, retailPrice: 3900 },
  })
  await db.capability.create({ data: { id: uuidv7(), brandId, locationId, toyId, setupMinutes: 120, secondsPerUnit: 180, unitCost: 900, setupCost: 40_000 } })
  return { brand, manager, lead, organizationId: organization.organizationId, workshopId: locationId, toyId, skuId, revisionA, revisionB }
}

/** Orders a run of a workbench and takes it to the floor. */
export async function releasedRun(bench: Workbench, quantity = 100, now?: Date): Promise<Id> {
  const { runId } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity }, { now })
  await perform(confirmRun, bench.lead, { runId }, { now })
  await perform(releaseRun, bench.manager, { runId }, { now })
  return runId
}

/** Puts pieces of the workbench's part into a lot at its workshop, released, made on a day. */
export async function stockPart(bench: Workbench, code: string, quantity: number, madeOn: CalendarDate): Promise<Id> {
  const { partRevisionId } = await db.bomLine.findFirstOrThrow({ where: { toyRevisionId: bench.revisionA }, select: { partRevisionId: true } })
  const receive: Command<object, { lotId: Id }, BrandActor> = async (ctx) => {
    const lotId = await makeLot(ctx, { brandId: bench.brand.brandId, code, itemKind: 'part', partRevisionId, madeOn })
    const moved = await moveStock(ctx, { brandId: bench.brand.brandId, moves: [{ lotId, quantity, from: { kind: 'supplier' }, to: { kind: 'location', locationId: bench.workshopId }, reason: 'received', source: { kind: 'test', id: code }, key: `test:${code}` }] })
    if (!moved.ok) return moved
    await setLotQuality(ctx, { brandId: bench.brand.brandId, lotId, from: 'quarantine', to: 'released', reason: 'test' })
    await record(ctx, { type: 'test.received', brandId: bench.brand.brandId, subject: { kind: 'lot', id: lotId }, data: {} })
    return ok({ lotId })
  }
  return (await perform(receive, bench.manager, {})).lotId
}
