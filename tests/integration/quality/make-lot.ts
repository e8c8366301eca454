import { v7 as uuidv7 } from 'uuid'
import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { makeLot, moveStock } from '#modules/stock/public.ts'
import { setChecklist } from '#modules/quality/public.ts'
import type { CommandContext } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, systemActor } from '../../support/people.ts'

export interface LotScene {
  readonly brandId: string
  readonly quality: BrandActor
  readonly lead: Awaited<ReturnType<typeof makeMicrofactoryActor>>
  readonly workshop: string
  readonly toyId: string
  readonly skuId: string
  readonly lotId: string
}

const items = [
  { key: 'edges', prompt: 'No sharp edge', kind: 'passFail', defectClass: 'critical' },
  { key: 'wheel', prompt: 'Wheel turns', kind: 'passFail', defectClass: 'major' },
  { key: 'length', prompt: 'Length', kind: 'numeric', defectClass: 'major', unit: 'mm', lower: 99.5, upper: '100.5' },
]

/** A brand with a partner workshop, a toy with a checklist, and a lot in quarantine at the workshop. */
export async function lotScene({ quantity = 120, withChecklist = true } = {}): Promise<LotScene> {
  const brand = await makeBrand()
  const { brandId } = brand
  const quality = await makeBrandActor('quality', brand)
  const organization = await makeOrganization('microfactory', [brand])
  const lead = await makeMicrofactoryActor('lead', organization)
  const { locationId: workshop } = await makeLocation({ kind: 'workshop', owner: organization })
  const [toyId, skuId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId, slug: `toy-${toyId}`, name: 'Otter', summary: 'x', category: 'vehicle', minAgeMonths: 36, state: 'active' } })
  await db.sku.create({ data: { id: skuId, brandId, toyId, code: 'OTT-1', name: 'Otter', gtin: String(Math.floor(1e13 + Math.random() * 8e13)), currency: 'USD', wholesalePrice: 1000, retailPrice: 2000 } })
  if (withChecklist) await perform(setChecklist, quality, { toyId, title: 'Otter: final', level: 'II', aql: { critical: '0', major: '2.5' }, items })
  let lotId = ''
  await perform(async (ctx: CommandContext) => {
    await record(ctx, { type: 'test.made', brandId, subject: { kind: 'test', id: brandId } })
    lotId = await makeLot(ctx, { brandId, code: `L-${skuId.slice(-6)}`, itemKind: 'sku', skuId, madeOn: '2026-03-02' })
    return moveStock(ctx, { brandId, moves: [{ lotId, quantity, from: { kind: 'production' }, to: { kind: 'location', locationId: workshop }, reason: 'produced', source: { kind: 'report', id: 'r1' }, key: uuidv7() }] })
  }, systemActor(brandId), null)
  return { brandId, quality, lead, workshop, toyId, skuId, lotId }
}

/** Everything passes on a unit; `fail` names the questions that do not. */
export function answers(fail: readonly string[] = [], length = '100.0') {
  return [
    { id: uuidv7(), itemKey: 'edges', result: fail.includes('edges') ? 'fail' as const : 'pass' as const },
    { id: uuidv7(), itemKey: 'wheel', result: fail.includes('wheel') ? 'fail' as const : 'pass' as const },
    { id: uuidv7(), itemKey: 'length', measured: length },
  ]
}
