import { named } from '#db/client.ts'
import type { GuideCard, RepairLine } from './toy-page.ts'

export interface ToyCard {
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly brandName: string
  readonly minAgeMonths: number
  readonly lines: readonly Pick<RepairLine, 'findNumber' | 'shape' | 'placement'>[]
}

const TOY_CARD = `t.slug, t.name, t.summary, b.name as "brandName", t."minAgeMonths",
  coalesce((select json_agg(json_build_object('findNumber', l."findNumber", 'shape', pr.shape, 'placement', l.placement) order by l."findNumber")
     from "BomLine" l join "PartRevision" pr on pr.id = l."partRevisionId"
    where l."toyRevisionId" = (select r.id from "ToyRevision" r where r."toyId" = t.id and r.state = 'released' order by r.sequence desc limit 1)), '[]') as lines`

/** Toys on sale, with what their drawing needs: for the landing page. */
export function listToyCards(limit: number): Promise<ToyCard[]> {
  return named<ToyCard>('repair.toy-cards',
    `select ${TOY_CARD} from "Toy" t join "Brand" b on b.id = t."brandId" where t.state = 'active' order by t."createdAt", t.id limit $1`, [limit])
}

export interface Found {
  readonly toys: readonly ToyCard[]
  readonly parts: readonly { number: string; name: string; category: string; brandName: string }[]
  readonly guides: readonly (GuideCard & { toyName: string })[]
}

/** Words against names, numbers and symptoms; close spellings count (trigrams). Three statements. */
export async function findByWords(words: string): Promise<Found> {
  const like = `%${words.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  const [toys, parts, guides] = await Promise.all([
    named<ToyCard>('repair.find-toys',
      `select ${TOY_CARD} from "Toy" t join "Brand" b on b.id = t."brandId"
        where t.state in ('active', 'retired') and (t.name ilike $1 or t.summary ilike $1 or t.name % $2) order by t.name ilike $1 desc, similarity(t.name, $2) desc, t.name limit 12`, [like, words]),
    named<Found['parts'][number]>('repair.find-parts',
      `select p.number, p.name, p.category, b.name as "brandName" from "Part" p join "Brand" b on b.id = p."brandId"
        where p.state = 'active' and (p.number ilike $1 or p.name ilike $1 or p.name % $2)
          and exists (select 1 from "BomLine" l join "PartRevision" r on r.id = l."partRevisionId" join "ToyRevision" v on v.id = l."toyRevisionId" where r."partId" = p.id and v.state in ('released', 'superseded'))
        order by p.name ilike $1 desc, similarity(p.name, $2) desc, p.number limit 24`, [like, words]),
    named<Found['guides'][number]>('repair.find-guides',
      `select g.slug, g.title, g.symptom, g.minutes, g.difficulty, g."revisionCodes", g."partNumbers", t.name as "toyName"
         from "Guide" g join "Toy" t on t.id = g."toyId"
        where g.state = 'published' and t.state in ('active', 'retired') and (g.title ilike $1 or g.symptom ilike $1 or g.symptom % $2 or g.title % $2) order by g.title limit 12`, [like, words]),
  ])
  return { toys, parts, guides }
}

/** The public address of a lot code somebody typed: a code can belong to several brands, then all are offered. */
export function findLots(code: string): Promise<{ gtin: string; code: string; skuName: string; brandName: string }[]> {
  return named('repair.find-lots',
    `select s.gtin, l.code, s.name as "skuName", b.name as "brandName" from "Lot" l join "Sku" s on s.id = l."skuId" join "Brand" b on b.id = l."brandId"
      join "Toy" t on t.id = s."toyId" where upper(l.code) = upper($1) and t.state in ('active', 'retired') order by b.name, s.name limit 12`, [code])
}
