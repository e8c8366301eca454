import { v7 as uuidv7 } from 'uuid'
import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { makeGtin } from '#kernel/gs1.ts'
import { ok } from '#kernel/result.ts'
import { addFitEdge, addGuide, addPart, addPartRevision, addRevision, addSku, addToy, releaseRevision, setBomLine } from '#modules/catalogue/public.ts'
import { makeLot, moveStock } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation } from '../../support/people.ts'

/** A toy on sale: revision A released with a board, revision B drafted with the board's revision B, one SKU, one guide. */
export interface Shelf {
  readonly owner: BrandActor
  readonly brand: { readonly brandId: string; readonly slug: string }
  readonly toyId: string
  readonly slug: string
  readonly revisionA: string
  readonly revisionB: string
  readonly skuId: string
  readonly gtin: string
  readonly partNumber: string
  readonly boardA: string
  readonly boardB: string
  readonly warehouseId: string
}

let made = 0

export async function makeShelf(): Promise<Shelf> {
  const brand = await makeBrand('Test Toys')
  const owner = await makeBrandActor('owner', brand)
  const { locationId: warehouseId } = await makeLocation({ kind: 'warehouse', owner: brand })
  const tail = brand.brandId.slice(-8)
  const slug = `harbour-${tail}`
  made += 1
  const gtin = makeGtin('952100', Number.parseInt(tail.slice(-4), 16) + made).value!
  const { toyId, toyRevisionId: revisionA } = await perform(addToy, owner, { name: `Harbour Light ${tail}`, slug, summary: 'A lighthouse that blinks.', story: '', category: 'building', minAgeMonths: 72 })
  const partNumber = `HL-${tail.toUpperCase()}-1`
  const board = await perform(addPart, owner, { number: partNumber, name: `Lamp board ${tail}`, category: 'electronics', material: 'FR-4', shape: { kind: 'board', size: [40, 30, 5] }, unitCost: 300, sparePrice: 900, safetyFlags: ['small-part'] })
  await perform(setBomLine, owner, { toyRevisionId: revisionA, findNumber: 1, partRevisionId: board.partRevisionId, quantity: 1, replaceable: true })
  await perform(releaseRevision, owner, { toyRevisionId: revisionA })
  const { skuId } = await perform(addSku, owner, { toyId, code: 'HL-01', name: `Harbour Light ${tail}`, gtin, wholesalePrice: 2000, retailPrice: 3900 })
  await perform(addGuide, owner, { toyId, slug: `lamp-${tail}`, title: 'Change the lamp board', symptom: 'the lamp stays dark', minutes: 10, difficulty: 'easy', partNumbers: [partNumber], revisionCodes: ['A'], steps: [{ title: 'Open', text: 'Lift the lid.', findNumbers: [1] }] })
  const { toyRevisionId: revisionB } = await perform(addRevision, owner, { toyId, changeNote: 'Brighter lamp.' })
  const boardB = await perform(addPartRevision, owner, { partId: board.partId, material: 'FR-4', shape: { kind: 'board', size: [40, 30, 5] }, unitCost: 320, sparePrice: 950, changeNote: 'Brighter lamp.' })
  await perform(setBomLine, owner, { toyRevisionId: revisionB, findNumber: 1, partRevisionId: boardB.partRevisionId, quantity: 1, replaceable: true })
  return { owner, brand, toyId, slug, revisionA, revisionB, skuId, gtin, partNumber, boardA: board.partRevisionId, boardB: boardB.partRevisionId, warehouseId }
}

export async function addFit(shelf: Shelf, fit: 'exact' | 'with-change' | 'not-safe'): Promise<void> {
  await perform(addFitEdge, shelf.owner, { replacementId: shelf.boardB, originalId: shelf.boardA, toyRevisionId: shelf.revisionA, fit, change: fit === 'with-change' ? 'Change the cable too.' : '', evidence: 'Bench trial', testedBy: 'Test' })
}

/** A lot of the toy's SKU, built to a revision, `quantity` units of it in the warehouse. */
export async function addLot(shelf: Shelf, code: string, toyRevisionId: string, quantity = 10): Promise<string> {
  return perform(async (ctx: CommandContext) => {
    const lotId = await makeLot(ctx, { brandId: shelf.brand.brandId, code, itemKind: 'sku', skuId: shelf.skuId, toyRevisionId, madeOn: '2026-03-02' })
    const moved = await moveStock(ctx, { brandId: shelf.brand.brandId, moves: [{ lotId, quantity, from: { kind: 'production' }, to: { kind: 'location', locationId: shelf.warehouseId }, reason: 'produced', source: { kind: 'test', id: lotId }, key: uuidv7() }] })
    if (!moved.ok) return moved
    await record(ctx, { type: 'test.stocked', brandId: shelf.brand.brandId, subject: { kind: 'lot', id: lotId } })
    return ok(lotId)
  }, shelf.owner, null)
}
