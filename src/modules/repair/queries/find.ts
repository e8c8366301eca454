import { named } from '#db/client.ts'
import { like } from '#db/like.ts'
import type { Shape } from '#kernel/shape.ts'
import type { GuideCard, RepairLine } from './toy-page.ts'

export interface ToyCard {
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly brandName: string
  readonly minAgeMonths: number
  readonly lines: readonly Pick<RepairLine, 'findNumber' | 'shape' | 'placement' | 'partName'>[]
}

const TOY_CARD = `t.slug, t.name, t.summary, b.name as "brandName", t."minAgeMonths",
  coalesce((select json_agg(json_build_object('findNumber', l."findNumber", 'shape', pr.shape, 'placement', l.placement, 'partName', p.name) order by l."findNumber")
     from "BomLine" l join "PartRevision" pr on pr.id = l."partRevisionId" join "Part" p on p.id = pr."partId"
    where l."toyRevisionId" = (select r.id from "ToyRevision" r where r."toyId" = t.id and r.state = 'released' order by r.sequence desc limit 1)), '[]') as lines`

/** Toys on sale, with what their drawing needs: for the landing page. */
export function listToyCards(limit: number): Promise<ToyCard[]> {
  return named<ToyCard>('repair.toy-cards',
    `select ${TOY_CARD} from "Toy" t join "Brand" b on b.id = t."brandId" where t.state = 'active' order by t."createdAt", t.id limit $1`, [limit])
}

/** What the drawing of a public toy needs, as on its card; null when there is no such toy. */
export async function getToyLines(slug: string): Promise<ToyCard['lines'] | null> {
  const [card] = await named<ToyCard>('repair.toy-card', `select ${TOY_CARD} from "Toy" t join "Brand" b on b.id = t."brandId" where t.slug = $1 and t.state in ('active', 'retired')`, [slug])
  return card?.lines ?? null
}

export interface Found {
  readonly toys: readonly ToyCard[]
  readonly parts: readonly { number: string; name: string; category: string; brandName: string; shape: Shape }[]
  readonly guides: readonly (GuideCard & { toyName: string })[]
}

/** Words that say nothing about a toy: they would match every symptom. */
const EMPTY_WORDS = new Set(['a', 'an', 'and', 'are', 'at', 'do', 'does', 'for', 'from', 'has', 'i', 'in', 'is', 'it', 'its', 'my', 'no', 'not', 'of', 'on', 'or', 'our', 'the', 'to', 'with'])

/** Words against names, numbers and symptoms: what has most of the words first; close spellings count (trigrams). Three statements. */
export async function findByWords(words: readonly string[]): Promise<Found> {
  const telling = words.filter((word) => !EMPTY_WORDS.has(word))
  const asked = (telling.length > 0 ? telling : words).slice(0, 8)
  if (asked.length === 0) return { toys: [], parts: [], guides: [] }
  const patterns = asked.map((word) => like(word))
  const values = [patterns, asked.join(' ')]
  const score = (...columns: string[]) => `(select count(*) from unnest($1::text[]) w where ${columns.map((column) => `${column} ilike w`).join(' or ')})`
  const [toys, parts, guides] = await Promise.all([
    named<ToyCard>('repair.find-toys',
      `select ${TOY_CARD} from "Toy" t join "Brand" b on b.id = t."brandId"
        where t.state in ('active', 'retired') and (t.name ilike any($1) or t.summary ilike any($1) or t.name % $2)
        order by ${score('t.name', 't.summary')} desc, similarity(t.name, $2) desc, t.name limit 12`, values),
    named<Found['parts'][number]>('repair.find-parts',
      `select p.number, p.name, p.category, b.name as "brandName",
              (select r.shape from "PartRevision" r join "BomLine" l on l."partRevisionId" = r.id join "ToyRevision" v on v.id = l."toyRevisionId"
                where r."partId" = p.id and v.state in ('released', 'superseded') order by r.sequence desc limit 1) as shape
         from "Part" p join "Brand" b on b.id = p."brandId"
        where p.state = 'active' and (p.number ilike any($1) or p.name ilike any($1) or p.name % $2)
          and exists (select 1 from "BomLine" l join "PartRevision" r on r.id = l."partRevisionId" join "ToyRevision" v on v.id = l."toyRevisionId" join "Toy" t on t.id = v."toyId"
                       where r."partId" = p.id and v.state in ('released', 'superseded') and t.state in ('active', 'retired'))
        order by ${score('p.number', 'p.name')} desc, similarity(p.name, $2) desc, p.number limit 24`, values),
    named<Found['guides'][number]>('repair.find-guides',
      `select g.slug, g.title, g.symptom, g.minutes, g.difficulty, g."revisionCodes", g."partNumbers", t.name as "toyName"
         from "Guide" g join "Toy" t on t.id = g."toyId"
        where g.state = 'published' and t.state in ('active', 'retired') and (g.title ilike any($1) or g.symptom ilike any($1) or g.symptom % $2 or g.title % $2)
        order by ${score('g.title', 'g.symptom')} desc, g.title limit 12`, values),
  ])
  return { toys, parts, guides }
}

export interface FoundLot {
  readonly gtin: string
  readonly code: string
  readonly skuName: string
  readonly brandName: string
}

/** The units a lot code belongs to, as typed or in capitals. A code can be one of several brands': then all are offered. */
export function findLots(code: string): Promise<FoundLot[]> {
  return named<FoundLot>('repair.find-lots',
    `select s.gtin, l.code, s.name as "skuName", b.name as "brandName" from "Lot" l join "Sku" s on s.id = l."skuId" join "Toy" t on t.id = s."toyId" join "Brand" b on b.id = l."brandId"
      where l.code = any($1) and t.state in ('active', 'retired') order by b.name, s.name limit 12`, [[...new Set([code, code.toUpperCase()])]])
}

/** The number of a public part, as typed or in capitals; null when there is none. */
export async function findPartNumber(code: string): Promise<string | null> {
  const [row] = await named<{ number: string }>('repair.find-part-number',
    `select p.number from "Part" p
      where p.number = any($1) and exists (select 1 from "BomLine" l join "PartRevision" r on r.id = l."partRevisionId" join "ToyRevision" v on v.id = l."toyRevisionId" join "Toy" t on t.id = v."toyId"
                                           where r."partId" = p.id and v.state in ('released', 'superseded') and t.state in ('active', 'retired')) limit 1`, [[...new Set([code, code.toUpperCase()])]])
  return row?.number ?? null
}

/** Everything public that has an address of its own, for the sitemap. */
export function listPublicAddresses(): Promise<{ path: string }[]> {
  return named<{ path: string }>('repair.public-addresses',
    `select '/toys/' || t.slug as path from "Toy" t where t.state in ('active', 'retired')
     union all select '/guides/' || g.slug from "Guide" g join "Toy" t on t.id = g."toyId" where g.state = 'published' and t.state in ('active', 'retired')
     union all select distinct '/parts/' || p.number from "Part" p join "PartRevision" r on r."partId" = p.id join "BomLine" l on l."partRevisionId" = r.id
                join "ToyRevision" v on v.id = l."toyRevisionId" join "Toy" t on t.id = v."toyId" where v.state in ('released', 'superseded') and t.state in ('active', 'retired')
     union all select distinct '/policies/' || b.slug || '/' || y.kind from "Policy" y join "Brand" b on b.id = y."brandId"
     order by 1 limit 45000`)
}
