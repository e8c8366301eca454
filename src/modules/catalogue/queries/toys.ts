import { db, named } from '#db/client.ts'
import { holds } from '#db/like.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { Page } from '#kernel/paging.ts'
import { catalogueScope } from '../access.ts'
import type { RevisionState } from '../domain/revision-order.ts'
import { getRevisionWithBom, readPlacement, readShape, type RevisionWithBom } from '../store.ts'
import type { DrawnPart } from '../ui/drawn-part.ts'
import { guideStepsSchema, type ToyFilter } from '../schemas.ts'

export interface ToyRow {
  readonly id: Id
  readonly name: string
  readonly summary: string
  readonly category: string
  readonly minAgeMonths: number
  readonly state: string
  readonly revision: { readonly code: string; readonly state: string }
  readonly parts: number
  readonly skus: number
  /** Of the revision in force, for its drawing. */
  readonly drawn: readonly DrawnPart[]
}

/** Pictures that can be looked at together. */
const TOYS_A_PAGE = 12

const SORTS = { name: { field: 'name', holds: 'text' }, added: { field: 'createdAt', holds: 'date' }, age: { field: 'minAgeMonths', holds: 'number' } } as const

/** A brand's toys, by name unless asked otherwise. The drawing is of the released revision, or of the first draft. */
export async function listToys(actor: BrandActor, filter: ToyFilter, size = TOYS_A_PAGE): Promise<Page<ToyRow>> {
  const sort = SORTS[filter.sort.replace('-', '') as keyof typeof SORTS]
  const keyset: Keyset = { ...sort, direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where: beyond, orderBy, take } = keysetQuery(keyset)
  const where: Prisma.ToyWhereInput = {
    AND: [
      catalogueScope(actor),
      filter.q ? { OR: [{ name: holds(filter.q) }, { summary: holds(filter.q) }, { skus: { some: { code: holds(filter.q) } } }] } : {},
      filter.state ? { state: filter.state } : {},
      beyond as Prisma.ToyWhereInput,
    ],
  }
  const rows = await db.toy.findMany({
    where, orderBy: orderBy as Prisma.ToyOrderByWithRelationInput[], take,
    select: {
      id: true, name: true, summary: true, category: true, minAgeMonths: true, state: true, createdAt: true, _count: { select: { skus: { where: { state: { not: 'retired' } } } } },
      revisions: { orderBy: { sequence: 'desc' }, select: { id: true, code: true, state: true } },
    },
  })
  const inForce = new Map(rows.map((row) => [row.id, revisionInForce(row.revisions)]))
  const drawn = await drawnByRevision(actor, [...inForce.values()].flatMap((revision) => (revision ? [revision.id] : [])))
  const page = keysetPage(rows, keyset, (row) => row[sort.field])
  return { ...page, rows: page.rows.map((row): ToyRow => {
    const revision = inForce.get(row.id)
    const own = drawn.get(revision?.id ?? '') ?? []
    return {
      id: row.id, name: row.name, summary: row.summary, category: row.category, minAgeMonths: row.minAgeMonths, state: row.state,
      revision: { code: revision?.code ?? '–', state: revision?.state ?? 'draft' }, parts: own.length, skus: row._count.skus,
      drawn: own,
    }
  }) }
}

/** What a toy is drawn from, as in the list; null when the brand has no such toy. */
export async function getDrawnToy(actor: BrandActor, toyId: string): Promise<readonly DrawnPart[] | null> {
  if (!isId(toyId)) return null
  const revisions = await db.toyRevision.findMany({ where: { ...catalogueScope(actor), toyId }, orderBy: { sequence: 'desc' }, select: { id: true, state: true } })
  const revision = revisionInForce(revisions)
  return revision ? ((await drawnByRevision(actor, [revision.id])).get(revision.id) ?? []) : null
}

/** The released revision, else the newest; from revisions with the newest first. */
function revisionInForce<Revision extends { readonly state: string }>(revisions: readonly Revision[]): Revision | undefined {
  return revisions.find(({ state }) => state === 'released') ?? revisions[0]
}

async function drawnByRevision(actor: BrandActor, revisionIds: readonly string[]): Promise<ReadonlyMap<string, readonly DrawnPart[]>> {
  const lines = await named<{ toyRevisionId: Id; findNumber: number; placement: unknown; shape: unknown; name: string }>('catalogue.drawn-lines', `
    select b."toyRevisionId"::text, b."findNumber", b.placement, v.shape, p.name
      from "BomLine" b join "PartRevision" v on v.id = b."partRevisionId" join "Part" p on p.id = v."partId"
     where b."brandId" = $1 and b."toyRevisionId" = any($2::uuid[]) order by b."findNumber"`, [catalogueScope(actor).brandId, revisionIds])
  const drawn = lines.map((line) => ({ toyRevisionId: line.toyRevisionId, part: { findNumber: line.findNumber, label: line.name, shape: readShape(line.shape), placement: readPlacement(line.placement) } }))
  return new Map([...Map.groupBy(drawn, ({ toyRevisionId }) => toyRevisionId)].map(([id, parts]) => [id, parts.map(({ part }) => part)]))
}

export interface ToyDetail {
  readonly id: Id
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly story: string
  readonly category: string
  readonly minAgeMonths: number
  readonly state: string
  readonly version: number
  readonly currency: string
  readonly timeZone: string
  readonly revisions: readonly { readonly id: Id; readonly code: string; readonly state: RevisionState; readonly changeNote: string; readonly releasedAt: string | null }[]
  /** The one asked for by its code; else the released one, else the newest. */
  readonly revision: RevisionWithBom
  readonly skus: readonly { readonly id: Id; readonly code: string; readonly name: string; readonly gtin: string; readonly edition: string; readonly region: string; readonly wholesalePrice: number; readonly retailPrice: number; readonly minimum: number; readonly multiple: number; readonly state: string; readonly version: number }[]
  readonly guides: readonly { readonly id: Id; readonly slug: string; readonly title: string; readonly symptom: string; readonly minutes: number; readonly difficulty: string; readonly state: string }[]
}

/** One of the brand's toys with everything its page shows, or null. */
export async function getToy(actor: BrandActor, toyId: string, revisionCode?: string): Promise<ToyDetail | null> {
  if (!isId(toyId)) return null
  const toy = await db.toy.findFirst({
    where: { id: toyId, ...catalogueScope(actor) },
    select: {
      id: true, slug: true, name: true, summary: true, story: true, category: true, minAgeMonths: true, state: true, version: true,
      brand: { select: { currency: true, timeZone: true } },
      revisions: { orderBy: { sequence: 'desc' }, select: { id: true, code: true, state: true, changeNote: true, releasedAt: true } },
      skus: { orderBy: [{ state: 'asc' }, { code: 'asc' }], select: { id: true, code: true, name: true, gtin: true, edition: true, region: true, wholesalePrice: true, retailPrice: true, minimum: true, multiple: true, state: true, version: true } },
      guides: { orderBy: [{ state: 'asc' }, { title: 'asc' }], select: { id: true, slug: true, title: true, symptom: true, minutes: true, difficulty: true, state: true } },
    },
  })
  if (!toy) return null
  const chosen = toy.revisions.find(({ code }) => code === revisionCode) ?? toy.revisions.find(({ state }) => state === 'released') ?? toy.revisions[0]
  const revision = chosen && (await getRevisionWithBom(db, actor.brandId, chosen.id))
  if (!revision) return null
  const { brand, revisions, ...rest } = toy
  return { ...rest, ...brand, revision, revisions: revisions.map((one) => ({ ...one, state: one.state as RevisionState, releasedAt: one.releasedAt?.toISOString() ?? null })) }
}

export interface SkuDetail {
  readonly id: Id
  readonly toyId: Id
  readonly toyName: string
  readonly code: string
  readonly name: string
  readonly gtin: string
  readonly edition: string
  readonly region: string
  readonly currency: string
  readonly wholesalePrice: number
  readonly retailPrice: number
  readonly minimum: number
  readonly serialised: boolean
  readonly multiple: number
  readonly state: string
  readonly version: number
}

export async function getSkuForEditing(actor: BrandActor, skuId: string): Promise<SkuDetail | null> {
  if (!isId(skuId)) return null
  const row = await db.sku.findFirst({
    where: { id: skuId, ...catalogueScope(actor) },
    select: { id: true, toyId: true, toy: { select: { name: true } }, code: true, name: true, gtin: true, edition: true, region: true, currency: true, wholesalePrice: true, retailPrice: true, minimum: true, serialised: true, multiple: true, state: true, version: true },
  })
  if (!row) return null
  const { toy, ...rest } = row
  return { ...rest, toyName: toy.name }
}

export interface GuideDetail {
  readonly id: Id
  readonly toyId: Id
  readonly toyName: string
  readonly slug: string
  readonly title: string
  readonly symptom: string
  readonly minutes: number
  readonly difficulty: string
  readonly tools: readonly string[]
  readonly partNumbers: readonly string[]
  readonly revisionCodes: readonly string[]
  readonly steps: readonly { readonly title: string; readonly text: string; readonly findNumbers: readonly number[] }[]
  readonly state: string
}

export async function getGuideForEditing(actor: BrandActor, guideId: string): Promise<GuideDetail | null> {
  if (!isId(guideId)) return null
  const row = await db.guide.findFirst({
    where: { id: guideId, ...catalogueScope(actor) },
    select: { id: true, toyId: true, toy: { select: { name: true } }, slug: true, title: true, symptom: true, minutes: true, difficulty: true, tools: true, partNumbers: true, revisionCodes: true, steps: true, state: true },
  })
  if (!row) return null
  const { toy, steps, ...rest } = row
  return { ...rest, toyName: toy.name, steps: guideStepsSchema.parse(steps) }
}
