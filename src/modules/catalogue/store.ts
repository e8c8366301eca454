import { db, type Tx } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { parseMinor } from '#kernel/money.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { isPlacement, isShape, type Placement, type Shape } from '#kernel/shape.ts'
import type { RevisionState } from './domain/revision-order.ts'
import type { Price } from './schemas.ts'

/** A line that has no place in the drawing: the database's null, not JSON's. */
export const NOT_PLACED = Prisma.DbNull

/** A sellable edition of a toy. Prices are minor units of `currency`. */
export interface Sku {
  readonly id: Id
  readonly brandId: Id
  readonly toyId: Id
  readonly toyName: string
  readonly code: string
  readonly name: string
  readonly gtin: string
  readonly currency: string
  readonly wholesalePrice: number
  readonly retailPrice: number
  readonly minimum: number
  readonly multiple: number
  readonly state: 'draft' | 'active' | 'retired'
}

const skuColumns = {
  id: true, brandId: true, toyId: true, toy: { select: { name: true } }, code: true, name: true, gtin: true, currency: true,
  wholesalePrice: true, retailPrice: true, minimum: true, multiple: true, state: true,
} as const

/** A SKU of the brand, or null. */
export async function getSku(tx: Tx, brandId: Id, skuId: Id): Promise<Sku | null> {
  const row = await tx.sku.findFirst({ where: { id: skuId, brandId }, select: skuColumns })
  return row && skuOf(row)
}

/** SKUs that can be planned, ordered and sold, by toy and name: for pickers. */
export async function listSkuOptions(brandId: Id, tx: Tx = db): Promise<Sku[]> {
  return tx.$queryRaw<Sku[]>`
    select s.id::text, s."brandId"::text, s."toyId"::text, s.code, s.name, s.gtin, s.currency, s."wholesalePrice", s."retailPrice", s.minimum, s.multiple, s.state, t.name as "toyName"
      from "Sku" s join "Toy" t on t.id = s."toyId"
     where s."brandId" = ${brandId}::uuid and s.state = 'active'
     order by t.name, s.name, s.id`
}

function skuOf({ toy, ...row }: Omit<Sku, 'toyName' | 'state'> & { toy: { name: string }; state: string }): Sku {
  return { ...row, toyName: toy.name, state: row.state as Sku['state'] }
}

/** One line of a bill of materials, with what a run, a drawing and a price need of the part. */
export interface BomLine {
  readonly findNumber: number
  readonly partId: Id
  readonly partRevisionId: Id
  readonly partNumber: string
  readonly partName: string
  readonly partRevisionCode: string
  readonly quantity: number
  readonly replaceable: boolean
  /** Minor units of the brand's currency. */
  readonly unitCost: number
  readonly sparePrice: number | null
  readonly material: string
  readonly safetyFlags: readonly string[]
  readonly shape: Shape
  readonly placement: Placement | null
}

export interface RevisionWithBom {
  readonly id: Id
  readonly toyId: Id
  readonly toyName: string
  readonly code: string
  readonly state: RevisionState
  readonly sequence: number
  readonly changeNote: string
  readonly version: number
  /** In the order of the drawing. */
  readonly bom: readonly BomLine[]
}

/** A revision of one of the brand's toys with its bill of materials, or null. Two statements, whatever its length. */
export async function getRevisionWithBom(tx: Tx, brandId: Id, toyRevisionId: Id): Promise<RevisionWithBom | null> {
  const revision = await tx.toyRevision.findFirst({
    where: { id: toyRevisionId, brandId },
    select: { id: true, toyId: true, toy: { select: { name: true } }, code: true, state: true, sequence: true, changeNote: true, version: true },
  })
  if (!revision) return null
  const lines = await tx.bomLine.findMany({
    where: { brandId, toyRevisionId },
    orderBy: { findNumber: 'asc' },
    select: {
      findNumber: true, partRevisionId: true, quantity: true, replaceable: true, placement: true,
      partRevision: { select: { code: true, unitCost: true, sparePrice: true, material: true, safetyFlags: true, shape: true, part: { select: { id: true, number: true, name: true } } } },
    },
  })
  const { toy, ...rest } = revision
  return {
    ...rest, toyName: toy.name, state: revision.state as RevisionState,
    bom: lines.map(({ partRevision: { part, ...partRevision }, ...line }) => ({
      findNumber: line.findNumber, partId: part.id, partRevisionId: line.partRevisionId, partNumber: part.number, partName: part.name, partRevisionCode: partRevision.code,
      quantity: line.quantity, replaceable: line.replaceable, unitCost: partRevision.unitCost, sparePrice: partRevision.sparePrice, material: partRevision.material,
      safetyFlags: partRevision.safetyFlags, shape: readShape(partRevision.shape), placement: readPlacement(line.placement),
    })),
  }
}

/** The revisions a run can be ordered of, newest first. */
export async function listReleasedRevisions(tx: Tx, brandId: Id, toyId: Id): Promise<{ readonly id: Id; readonly code: string; readonly sequence: number; readonly changeNote: string }[]> {
  return tx.toyRevision.findMany({ where: { brandId, toyId, state: 'released' }, orderBy: { sequence: 'desc' }, select: { id: true, code: true, sequence: true, changeNote: true } })
}

/** Stored drawing data as the drawing set understands it; anything else is a plain box, so that a page is never lost to a drawing. */
export function readShape(stored: unknown): Shape {
  return isShape(stored) ? stored : { kind: 'box', size: [20, 20, 10] }
}

export function readPlacement(stored: unknown): Placement | null {
  return isPlacement(stored) ? stored : null
}

/** The brand's currency and GS1 prefix: what prices and numbers depend on. */
export async function brandFacts(tx: Tx, brandId: Id): Promise<{ currency: string; gs1Prefix: string; slug: string }> {
  return tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { currency: true, gs1Prefix: true, slug: true } })
}

/** A price as typed, or in minor units, as minor units. */
export function minorOf(price: Price, currency: string, field: string): Result<number> {
  const minor = typeof price === 'number' ? price : parseMinor(price, currency)
  return minor !== null && minor >= 0 ? ok(minor) : refused(invalid('not-a-price', 'Enter a price like 12.50.', { field }))
}
