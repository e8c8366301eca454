import { named } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { Placement, Shape } from '#kernel/shape.ts'

/** A line of the exploded view, with what a parent needs to know about the part. */
export interface RepairLine {
  readonly findNumber: number
  readonly quantity: number
  readonly replaceable: boolean
  readonly placement: Placement | null
  readonly shape: Shape
  readonly partNumber: string
  readonly partName: string
  readonly revision: string
  readonly material: string
  readonly safetyFlags: readonly string[]
  readonly selfPrintClass: string
  readonly sparePrice: number | null
}

export interface GuideCard {
  readonly slug: string
  readonly title: string
  readonly symptom: string
  readonly minutes: number
  readonly difficulty: string
  readonly revisionCodes: readonly string[]
  readonly partNumbers: readonly string[]
}

export interface ToyPage {
  readonly id: Id
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly story: string
  readonly category: string
  readonly minAgeMonths: number
  readonly brand: { readonly name: string; readonly slug: string; readonly about: string; readonly supportEmail: string; readonly currency: string; readonly policies: readonly string[] }
  readonly skus: readonly { code: string; name: string; edition: string; gtin: string; retailPrice: number; currency: string }[]
  readonly revisions: readonly { id: Id; code: string; changeNote: string; state: string; lines: readonly RepairLine[] }[]
  readonly guides: readonly GuideCard[]
}

/** One statement for everything public about a toy. `b` and `t` are in scope. */
const TOY_COLUMNS = `
  t.id, t.slug, t.name, t.summary, t.story, t.category, t."minAgeMonths",
  json_build_object('name', b.name, 'slug', b.slug, 'about', b.about, 'supportEmail', b."supportEmail", 'currency', b.currency,
    'policies', coalesce((select json_agg(distinct p.kind) from "Policy" p where p."brandId" = b.id), '[]')) as brand,
  coalesce((select json_agg(json_build_object('code', s.code, 'name', s.name, 'edition', s.edition, 'gtin', s.gtin, 'retailPrice', s."retailPrice", 'currency', s.currency) order by s.code)
     from "Sku" s where s."toyId" = t.id and s.state = 'active'), '[]') as skus,
  coalesce((select json_agg(json_build_object('id', r.id, 'code', r.code, 'changeNote', r."changeNote", 'state', r.state,
       'lines', coalesce((select json_agg(json_build_object('findNumber', l."findNumber", 'quantity', l.quantity, 'replaceable', l.replaceable, 'placement', l.placement,
            'shape', pr.shape, 'partNumber', p.number, 'partName', p.name, 'revision', pr.code, 'material', pr.material, 'safetyFlags', pr."safetyFlags",
            'selfPrintClass', pr."selfPrintClass", 'sparePrice', pr."sparePrice") order by l."findNumber")
          from "BomLine" l join "PartRevision" pr on pr.id = l."partRevisionId" join "Part" p on p.id = pr."partId" where l."toyRevisionId" = r.id), '[]'))
       order by r.sequence desc)
     from "ToyRevision" r where r."toyId" = t.id and r.state in ('released', 'superseded')), '[]') as revisions,
  coalesce((select json_agg(json_build_object('slug', g.slug, 'title', g.title, 'symptom', g.symptom, 'minutes', g.minutes, 'difficulty', g.difficulty,
       'revisionCodes', g."revisionCodes", 'partNumbers', g."partNumbers") order by g.title)
     from "Guide" g where g."toyId" = t.id and g.state = 'published'), '[]') as guides`

/** A toy that is or was on sale. Drafts are not public. */
export async function getToyPage(slug: string): Promise<ToyPage | null> {
  const [row] = await named<ToyPage>('repair.toy-page',
    `select ${TOY_COLUMNS} from "Toy" t join "Brand" b on b.id = t."brandId" where t.slug = $1 and t.state in ('active', 'retired')`, [slug])
  return row ?? null
}

export interface UnitPage {
  readonly toy: ToyPage
  readonly sku: { readonly name: string; readonly gtin: string }
  readonly lot: { readonly id: Id; readonly code: string; readonly madeOn: CalendarDate | null; readonly recalled: boolean; readonly revisionCode: string | null; readonly workshop: string | null } | null
}

/** The unit behind a GTIN and lot. The lot is null when the brand does not know that code for this product. */
export async function getUnitPage(gtin: string, lotCode: string | null): Promise<UnitPage | null> {
  const [row] = await named<ToyPage & { skuName: string; lot: UnitPage['lot'] }>('repair.unit-page',
    `select ${TOY_COLUMNS}, k.name as "skuName",
            (select json_build_object('id', l.id, 'code', l.code, 'madeOn', l."madeOn", 'recalled', l."recalledAt" is not null, 'revisionCode', r.code,
                    'workshop', (select w.name from "Run" n join "Location" w on w.id = n."locationId" where n.id = l."runId"))
               from "Lot" l left join "ToyRevision" r on r.id = l."toyRevisionId" where l."skuId" = k.id and l.code = $2) as lot
       from "Sku" k join "Toy" t on t.id = k."toyId" join "Brand" b on b.id = t."brandId"
      where k.gtin = $1 and t.state in ('active', 'retired')`, [gtin, lotCode])
  if (!row) return null
  const { skuName, lot, ...toy } = row
  return { toy, sku: { name: skuName, gtin }, lot }
}

export interface PartPage {
  readonly number: string
  readonly name: string
  readonly summary: string
  readonly category: string
  readonly brandName: string
  readonly brandSlug: string
  readonly currency: string
  readonly supportEmail: string
  readonly hasPartsPolicy: boolean
  readonly revisions: readonly { id: Id; code: string; material: string; safetyFlags: readonly string[]; selfPrintClass: string; shape: Shape; sparePrice: number | null; changeNote: string }[]
  readonly usedIn: readonly { toySlug: string; toyName: string; toyRevision: string; partRevision: string; findNumber: number; quantity: number }[]
  readonly fits: readonly { replacement: string; original: string; toyName: string; toyRevision: string; fit: string; change: string }[]
  readonly guides: readonly GuideCard[]
}

export async function getPartPage(number: string): Promise<PartPage | null> {
  const [row] = await named<PartPage>('repair.part-page',
    `select p.number, p.name, p.summary, p.category, b.name as "brandName", b.slug as "brandSlug", b.currency, b."supportEmail",
            exists (select 1 from "Policy" y where y."brandId" = b.id and y.kind = 'parts') as "hasPartsPolicy",
            coalesce((select json_agg(json_build_object('id', r.id, 'code', r.code, 'material', r.material, 'safetyFlags', r."safetyFlags", 'selfPrintClass', r."selfPrintClass",
                 'shape', r.shape, 'sparePrice', r."sparePrice", 'changeNote', r."changeNote") order by r.sequence desc)
               from "PartRevision" r where r."partId" = p.id), '[]') as revisions,
            coalesce((select json_agg(json_build_object('toySlug', t.slug, 'toyName', t.name, 'toyRevision', v.code, 'partRevision', r.code, 'findNumber', l."findNumber", 'quantity', l.quantity) order by t.name, v.sequence)
               from "BomLine" l join "PartRevision" r on r.id = l."partRevisionId" join "ToyRevision" v on v.id = l."toyRevisionId" join "Toy" t on t.id = v."toyId"
              where r."partId" = p.id and v.state in ('released', 'superseded') and t.state in ('active', 'retired')), '[]') as "usedIn",
            coalesce((select json_agg(json_build_object('replacement', x.code, 'original', o.code, 'toyName', t.name, 'toyRevision', v.code, 'fit', f.fit, 'change', f.change) order by t.name, v.sequence)
               from "FitEdge" f join "PartRevision" x on x.id = f."replacementId" join "PartRevision" o on o.id = f."originalId"
               join "ToyRevision" v on v.id = f."toyRevisionId" join "Toy" t on t.id = v."toyId"
              where x."partId" = p.id), '[]') as fits,
            coalesce((select json_agg(json_build_object('slug', g.slug, 'title', g.title, 'symptom', g.symptom, 'minutes', g.minutes, 'difficulty', g.difficulty,
                 'revisionCodes', g."revisionCodes", 'partNumbers', g."partNumbers") order by g.title)
               from "Guide" g where g."brandId" = p."brandId" and g.state = 'published' and p.number = any(g."partNumbers")), '[]') as guides
       from "Part" p join "Brand" b on b.id = p."brandId"
      where p.number = $1 and exists (select 1 from "BomLine" l join "PartRevision" r on r.id = l."partRevisionId" join "ToyRevision" v on v.id = l."toyRevisionId"
                                       where r."partId" = p.id and v.state in ('released', 'superseded'))`, [number])
  return row ?? null
}

export interface GuidePage extends GuideCard {
  readonly tools: readonly string[]
  readonly steps: readonly { title: string; text: string; findNumbers?: readonly number[] }[]
  readonly toy: ToyPage
}

export async function getGuidePage(slug: string): Promise<GuidePage | null> {
  const [row] = await named<{ guide: Omit<GuidePage, 'toy'> } & ToyPage>('repair.guide-page',
    `select ${TOY_COLUMNS}, json_build_object('slug', h.slug, 'title', h.title, 'symptom', h.symptom, 'minutes', h.minutes, 'difficulty', h.difficulty,
              'revisionCodes', h."revisionCodes", 'partNumbers', h."partNumbers", 'tools', h.tools, 'steps', h.steps) as guide
       from "Guide" h join "Toy" t on t.id = h."toyId" join "Brand" b on b.id = t."brandId"
      where h.slug = $1 and h.state = 'published' and t.state in ('active', 'retired')`, [slug])
  if (!row) return null
  const { guide, ...toy } = row
  return { ...guide, toy }
}

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
      where upper(l.code) = upper($1) order by b.name limit 12`, [code])
}
