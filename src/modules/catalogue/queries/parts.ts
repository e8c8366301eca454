import { db, named } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { holds, like } from '#db/like.ts'
import { keysetBy, rawKeyset, rawPage, type RawSort } from '#db/raw-keyset.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import type { Shape } from '#kernel/shape.ts'
import { catalogueScope } from '../access.ts'
import type { PartFilter } from '../schemas.ts'
import { readShape } from '../store.ts'

export interface PartRow {
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly category: string
  readonly state: string
  readonly revision: string
  readonly material: string
  readonly unitCost: number
  readonly sparePrice: number | null
  readonly safetyFlags: readonly string[]
  readonly shape: Shape
  /** Names of the toys whose released or draft revisions take it. */
  readonly usedIn: readonly string[]
}

/** The newest revision of each part, where the list goes by what it says: an index on it gives the order, and the few older ones it meets are passed over. */
const newest = (brandId: Id): Prisma.Sql => Prisma.sql`join "PartRevision" r on r."partId" = p.id and r."brandId" = ${brandId}::uuid and r.sequence > 0
  and not exists (select 1 from "PartRevision" n where n."partId" = r."partId" and n.sequence > r.sequence)`

const sorts = (brandId: Id) => ({
  number: { holds: 'text', column: () => Prisma.sql`p.number` },
  name: { holds: 'text', column: () => Prisma.sql`p.name` },
  kind: { holds: 'text', column: () => Prisma.sql`(p.category || ' ' || lower(p.name))` }, // within a kind by name
  material: { holds: 'text', column: () => Prisma.sql`r.material`, join: newest(brandId) },
  cost: { holds: 'number', column: () => Prisma.sql`r."unitCost"`, join: newest(brandId) },
  spare: { holds: 'number', column: (descending) => (descending ? Prisma.sql`coalesce(r."sparePrice", -1)` : Prisma.sql`coalesce(r."sparePrice", 2147483647)`), join: newest(brandId) },
} satisfies Readonly<Record<string, RawSort>>)

/** A brand's parts with their newest revision, by keyset; the page is cut before more than the order asks for is joined. One statement. */
export async function listParts(actor: BrandActor, filter: PartFilter, size = PAGE_SIZE): Promise<Page<PartRow>> {
  const { brandId } = catalogueScope(actor)
  const ofRevision = !['number', 'name', 'kind'].includes(filter.sort.replace('-', ''))
  const keyset = keysetBy(sorts(brandId), filter.sort, { id: ofRevision ? Prisma.sql`r."partId"` : Prisma.sql`p.id`, size, after: filter.after, before: filter.before })
  const { where, order, limit } = rawKeyset(keyset)
  const pattern = like(filter.q)
  const conditions = [
    Prisma.sql`p."brandId" = ${brandId}::uuid`,
    ...(filter.q ? [Prisma.sql`(p.number ilike ${pattern} or p.name ilike ${pattern} or exists (select 1 from "PartRevision" m where m."partId" = p.id and m.material ilike ${pattern}))`] : []),
    ...(filter.category ? [Prisma.sql`p.category = ${filter.category}`] : []), ...(filter.state ? [Prisma.sql`p.state = ${filter.state}`] : []), where,
  ]
  const fetched = await db.$queryRaw<(Omit<PartRow, 'shape'> & { shape: unknown; sortKey: string })[]>`
    select p.id::text, p.number, p.name, p.category, p.state, coalesce(v.code, '–') as revision, coalesce(v.material, '') as material, coalesce(v."unitCost", 0) as "unitCost", v."sparePrice",
      coalesce(v."safetyFlags", '{}') as "safetyFlags", v.shape, p."sortKey",
      array(select distinct t.name from "PartRevision" u join "BomLine" b on b."brandId" = ${brandId}::uuid and b."partRevisionId" = u.id
              join "ToyRevision" y on y.id = b."toyRevisionId" join "Toy" t on t.id = y."toyId" where u."partId" = p.id order by 1) as "usedIn"
    from (select p.*, (${keyset.column})::text as "sortKey", row_number() over (order by ${order}) as place
            from "Part" p ${keyset.join} where ${Prisma.join(conditions, ' and ')} order by ${order} limit ${limit}) p
      left join lateral (select v.code, v.material, v."unitCost", v."sparePrice", v."safetyFlags", v.shape from "PartRevision" v where v."partId" = p.id order by v.sequence desc limit 1) v on true
    order by p.place`
  const page = rawPage(fetched, keyset, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _, shape, ...row }) => ({ ...row, shape: readShape(shape) })) }
}

interface Use {
  readonly toyId: Id
  readonly toyName: string
  readonly revisionCode: string
  readonly revisionState: string
  readonly findNumber: number
  readonly quantity: number
}

/** Where part revisions are built in, by part revision. One statement. */
async function usesOf(actor: BrandActor, partRevisionIds: readonly Id[]): Promise<Map<Id, Use[]>> {
  const lines = await named<Use & { partRevisionId: Id }>('catalogue.uses-of', `
    select b."partRevisionId"::text, t.id::text as "toyId", t.name as "toyName", v.code as "revisionCode", v.state as "revisionState", b."findNumber", b.quantity
      from "BomLine" b join "ToyRevision" v on v.id = b."toyRevisionId" join "Toy" t on t.id = v."toyId"
     where b."brandId" = $1 and b."partRevisionId" = any($2::uuid[])`, [catalogueScope(actor).brandId, partRevisionIds])
  const uses = new Map<Id, Use[]>()
  for (const { partRevisionId, ...use } of lines) uses.set(partRevisionId, [...(uses.get(partRevisionId) ?? []), use])
  return uses
}

export interface PartRevisionDetail {
  readonly id: Id
  readonly code: string
  readonly sequence: number
  readonly material: string
  readonly safetyFlags: readonly string[]
  readonly selfPrintClass: string
  readonly shape: Shape
  readonly unitCost: number
  readonly sparePrice: number | null
  readonly changeNote: string
  readonly createdAt: string
  readonly usedIn: readonly Use[]
}

export interface FitRow {
  readonly id: Id
  readonly replacement: string // number and revision
  readonly original: string
  readonly toy: string // name and revision
  readonly fit: 'exact' | 'with-change' | 'not-safe'
  readonly change: string
  readonly evidence: string
  readonly testedBy: string
}

export interface PartDetail {
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly summary: string
  readonly category: string
  readonly state: string
  readonly currency: string
  readonly timeZone: string
  /** Newest first. */
  readonly revisions: readonly PartRevisionDetail[]
  readonly fits: readonly FitRow[]
}

/** One of the brand's parts with its revisions, where each is built in, and what fits in place of what; or null. */
export async function getPart(actor: BrandActor, partId: string): Promise<PartDetail | null> {
  if (!isId(partId)) return null
  const part = await db.part.findFirst({
    where: { id: partId, ...catalogueScope(actor) },
    select: {
      id: true, number: true, name: true, summary: true, category: true, state: true,
      revisions: { orderBy: { sequence: 'desc' }, select: { id: true, code: true, sequence: true, material: true, safetyFlags: true, selfPrintClass: true, shape: true, unitCost: true, sparePrice: true, changeNote: true, createdAt: true } },
    },
  })
  if (!part) return null
  const ids = part.revisions.map(({ id }) => id)
  const [uses, fits, brand] = await Promise.all([
    usesOf(actor, ids), listFits(actor, ids),
    db.brand.findUniqueOrThrow({ where: { id: actor.brandId }, select: { currency: true, timeZone: true } }),
  ])
  return {
    ...part, ...brand, fits,
    revisions: part.revisions.map((revision) => ({ ...revision, shape: readShape(revision.shape), createdAt: revision.createdAt.toISOString(), usedIn: uses.get(revision.id) ?? [] })),
  }
}

async function listFits(actor: BrandActor, partRevisionIds: readonly Id[]): Promise<FitRow[]> {
  const edges = await db.fitEdge.findMany({
    where: { ...catalogueScope(actor), OR: [{ originalId: { in: [...partRevisionIds] } }, { replacementId: { in: [...partRevisionIds] } }] }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, replacementId: true, originalId: true, toyRevisionId: true, fit: true, change: true, evidence: true, testedBy: true },
  })
  const [parts, toys] = await Promise.all([
    db.partRevision.findMany({ where: { ...catalogueScope(actor), id: { in: edges.flatMap(({ replacementId, originalId }) => [replacementId, originalId]) } }, select: { id: true, code: true, part: { select: { number: true } } } }),
    db.toyRevision.findMany({ where: { ...catalogueScope(actor), id: { in: edges.map(({ toyRevisionId }) => toyRevisionId) } }, select: { id: true, code: true, toy: { select: { name: true } } } }),
  ])
  const partName = new Map(parts.map(({ id, code, part }) => [id, `${part.number} ${code}`]))
  const toyName = new Map(toys.map(({ id, code, toy }) => [id, `${toy.name} ${code}`]))
  return edges.map(({ replacementId, originalId, toyRevisionId, fit, ...edge }) => ({
    ...edge, fit: fit as FitRow['fit'], replacement: partName.get(replacementId) ?? '–', original: partName.get(originalId) ?? '–', toy: toyName.get(toyRevisionId) ?? '–',
  }))
}

export interface PartOption {
  readonly value: Id
  readonly label: string
  readonly group: string
}

/** Nobody finds a part in a longer list. */
const MOST_PART_OPTIONS = 400
const MOST_FOUND = 20

export interface PartChoice {
  /** Every revision of every active part, the newest of a part first; null: there are too many to choose from a list. */
  readonly all: readonly PartOption[] | null
  /** Where they are too many: the one chosen already, and those that match the words. */
  readonly chosen: PartOption | null
  readonly found: readonly PartOption[]
}

/** Part revisions to choose from: all, or of a brand with many parts those that were searched for. */
export async function listPartChoice(actor: BrandActor, asked: { readonly q?: string | undefined; readonly part?: Id | undefined } = {}): Promise<PartChoice> {
  const options = async (where: Prisma.PartRevisionWhereInput, take: number) => {
    const rows = await db.partRevision.findMany({
      where: { ...catalogueScope(actor), part: { state: 'active' }, ...where }, take, orderBy: [{ part: { category: 'asc' } }, { part: { name: 'asc' } }, { sequence: 'desc' }],
      select: { id: true, code: true, material: true, part: { select: { number: true, name: true, category: true } } },
    })
    return rows.map(({ id, code, material, part }): PartOption => ({ value: id, label: `${part.name}, rev. ${code} · ${material} · ${part.number}`, group: part.category }))
  }
  const all = await options({}, MOST_PART_OPTIONS + 1)
  if (all.length <= MOST_PART_OPTIONS) return { all, chosen: null, found: [] }
  const words = asked.q && holds(asked.q)
  const [[chosen], found] = await Promise.all([
    asked.part ? options({ id: asked.part }, 1) : [], words ? options({ part: { state: 'active', OR: [{ number: words }, { name: words }] } }, MOST_FOUND) : [],
  ])
  return { all: null, chosen: chosen ?? null, found }
}

/** Revisions of all toys, for the fit form. */
export async function listToyRevisionOptions(actor: BrandActor): Promise<PartOption[]> {
  const rows = await db.toyRevision.findMany({ where: catalogueScope(actor), orderBy: [{ toy: { name: 'asc' } }, { sequence: 'desc' }], select: { id: true, code: true, toy: { select: { name: true } } } })
  return rows.map(({ id, code, toy }) => ({ value: id, label: `${toy.name}, rev. ${code}`, group: toy.name }))
}
