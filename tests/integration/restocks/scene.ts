import { v7 as uuidv7 } from 'uuid'
import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { ok } from '#kernel/result.ts'
import { makeLot, moveStock } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeOrganization, makeRetailerActor, systemActor } from '../../support/people.ts'

/** Monday 23 November 2026, 09:00 in San Francisco: before the 14:00 cut-off of every place. */
export const MONDAY = new Date('2026-11-23T17:00:00Z')

export interface Scene {
  readonly brandId: string
  readonly manager: BrandActor
  readonly buyer: RetailerActor
  readonly warehouseId: string
  readonly workshopId: string
  readonly shopId: string
  readonly toyId: string
  readonly toyRevisionId: string
  readonly skuId: string
}

/** A brand with one SKU, its own warehouse, an approved workshop and an approved shop, all in one town. */
export async function makeScene(): Promise<Scene> {
  const brand = await makeBrand()
  const manager = await makeBrandActor('manager', brand)
  const retailer = await makeOrganization('retailer', [brand])
  const factory = await makeOrganization('microfactory', [brand])
  const { locationId: warehouseId } = await makeLocation({ kind: 'warehouse', owner: brand })
  const { locationId: workshopId } = await makeLocation({ kind: 'workshop', owner: factory })
  const { locationId: shopId } = await makeLocation({ kind: 'shop', owner: retailer })
  const [toyId, toyRevisionId] = [uuidv7(), uuidv7()]
  await db.toy.create({ data: { id: toyId, brandId: brand.brandId, slug: `toy-${toyId.slice(-12)}`, name: 'Test Kit', summary: '', category: 'educational-kit', minAgeMonths: 72, state: 'active' }, select: { id: true } })
  await db.toyRevision.create({ data: { id: toyRevisionId, brandId: brand.brandId, toyId, code: 'A', sequence: 1, state: 'released' }, select: { id: true } })
  const scene = { brandId: brand.brandId, manager, buyer: await makeRetailerActor('buyer', retailer), warehouseId, workshopId, shopId, toyId, toyRevisionId }
  return { ...scene, skuId: await addSku(scene, 'KIT-01') }
}

export async function addSku({ brandId, toyId }: Pick<Scene, 'brandId' | 'toyId'>, code: string): Promise<string> {
  const id = uuidv7()
  const gtin = `0${String(Math.floor(Math.random() * 1e12)).padStart(13, '0')}`
  await db.sku.create({ data: { id, brandId, toyId, code, name: `Kit ${code}`, gtin, currency: 'USD', wholesalePrice: 2400, retailPrice: 4800, minimum: 1, multiple: 1 }, select: { id: true } })
  return id
}

/** A lot with pieces at a place; released unless another quality is asked for. */
export async function stockUp(scene: Scene, options: { quantity: number; locationId: string; skuId?: string; quality?: string; runId?: string; now?: Date }): Promise<string> {
  const { brandId } = scene
  const lotId = await perform(async (ctx: CommandContext, input: { code: string }) => {
    const id = await makeLot(ctx, { brandId, code: input.code, itemKind: 'sku', skuId: options.skuId ?? scene.skuId, toyRevisionId: scene.toyRevisionId, runId: options.runId, madeOn: '2026-11-16' })
    const moved = await moveStock(ctx, { brandId, moves: [{ lotId: id, quantity: options.quantity, from: { kind: 'supplier' }, to: { kind: 'location', locationId: options.locationId }, reason: 'received', source: { kind: 'test', id }, key: `test:${id}` }] })
    if (!moved.ok) return moved
    await record(ctx, { type: 'test.stocked', brandId, subject: { kind: 'lot', id } })
    return ok(id)
  }, systemActor(brandId), { code: `L-${uuidv7().slice(-8)}` }, { now: options.now ?? new Date('2026-11-16T17:00:00Z') })
  await db.lot.update({ where: { id: lotId }, data: { quality: options.quality ?? 'released' }, select: { id: true } })
  return lotId
}

/** A run in production with `quantity` good pieces to come, ready on a day. */
export async function startRun(scene: Scene, options: { quantity: number; readyOn: string }): Promise<string> {
  const id = uuidv7()
  await db.run.create({
    data: {
      id, brandId: scene.brandId, number: `RUN-${id.slice(-6)}`, skuId: scene.skuId, toyRevisionId: scene.toyRevisionId, locationId: scene.workshopId, quantity: options.quantity,
      state: 'in-production', frozen: {}, frozenHash: 'test', releasedAt: MONDAY, currency: 'USD', readyOn: new Date(`${options.readyOn}T00:00:00Z`),
    },
    select: { id: true },
  })
  return id
}
