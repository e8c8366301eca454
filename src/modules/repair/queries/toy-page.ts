import { named } from '#db/client.ts'
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

/** Everything public about a toy, in one statement in which `t` is the toy and `b` its brand. */
export const TOY_COLUMNS = `
  t.id, t.slug, t.name, t.summary, t.story, t.category, t."minAgeMonths",
  json_build_object('name', b.name, 'slug', b.slug, 'about', b.about, 'supportEmail', b."supportEmail", 'currency', b.currency,
    'policies', coalesce((select json_agg(distinct p.kind order by p.kind) from "Policy" p where p."brandId" = b.id), '[]')) as brand,
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
