import { named } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { Shape } from '#kernel/shape.ts'
import type { FitRecord } from '../domain/fit-table.ts'
import type { GuideCard } from './toy-page.ts'

export interface PartRevisionFacts {
  readonly id: Id
  readonly code: string
  readonly material: string
  readonly safetyFlags: readonly string[]
  readonly selfPrintClass: string
  readonly shape: Shape
  readonly sparePrice: number | null
  readonly changeNote: string
}

export interface PartUse {
  readonly toySlug: string
  readonly toyName: string
  readonly toyRevisionId: Id
  readonly toyRevision: string
  readonly partRevisionId: Id
  readonly partRevision: string
  readonly findNumber: number
  readonly quantity: number
  readonly replaceable: boolean
}

export interface PartPage {
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly summary: string
  readonly category: string
  readonly state: string
  readonly brandName: string
  readonly brandSlug: string
  readonly currency: string
  readonly supportEmail: string
  readonly hasPartsPolicy: boolean
  /** Newest first. A revision that only a draft of a toy uses is not public. */
  readonly revisions: readonly PartRevisionFacts[]
  readonly usedIn: readonly PartUse[]
  /** Every tested fit on the toy revisions this part has to do with, also between other parts: chains pass through them. */
  readonly fits: readonly FitRecord[]
  readonly guides: readonly GuideCard[]
}

/** Toy revisions the public may know: released once, of a toy that is or was on sale. */
const PUBLIC_REVISION = `v.state in ('released', 'superseded') and t.state in ('active', 'retired')`
/** Part revisions the public may know: built into such a toy revision, or made for no toy revision but as a tested replacement on one. */
const visible = (alias: string) => `(exists (select 1 from "BomLine" l join "ToyRevision" v on v.id = l."toyRevisionId" join "Toy" t on t.id = v."toyId" where l."partRevisionId" = ${alias}.id and ${PUBLIC_REVISION})
  or (not exists (select 1 from "BomLine" l where l."partRevisionId" = ${alias}.id)
      and exists (select 1 from "FitEdge" e join "ToyRevision" v on v.id = e."toyRevisionId" join "Toy" t on t.id = v."toyId" where e."replacementId" = ${alias}.id and ${PUBLIC_REVISION})))`

const PART_PAGE = `
  with part as (select * from "Part" where number = $1),
  revision as (select r.* from "PartRevision" r join part on part.id = r."partId" where ${visible('r')}),
  used as (
    select t.slug as "toySlug", t.name as "toyName", v.id as "toyRevisionId", v.code as "toyRevision", v.sequence, r.id as "partRevisionId", r.code as "partRevision",
           l."findNumber", l.quantity, l.replaceable
      from revision r join "BomLine" l on l."partRevisionId" = r.id join "ToyRevision" v on v.id = l."toyRevisionId" join "Toy" t on t.id = v."toyId" where ${PUBLIC_REVISION}),
  edge as (
    select f."toyRevisionId", f."replacementId", f."originalId", f.fit, f.change, t.slug as "toySlug", t.name as "toyName", v.code as "toyRevision", v.sequence,
           x.code as "replacementRevision", xp.number as "replacementNumber", xp.name as "replacementName", o.code as "originalRevision", op.number as "originalNumber", op.name as "originalName"
      from "FitEdge" f join "ToyRevision" v on v.id = f."toyRevisionId" join "Toy" t on t.id = v."toyId"
      join "PartRevision" x on x.id = f."replacementId" join "Part" xp on xp.id = x."partId" join "PartRevision" o on o.id = f."originalId" join "Part" op on op.id = o."partId"
     where ${PUBLIC_REVISION} and (f."toyRevisionId" in (select "toyRevisionId" from used) or x."partId" = (select id from part) or o."partId" = (select id from part))
       and ${visible('x')} and ${visible('o')})
  select p.id, p.number, p.name, p.summary, p.category, p.state, b.name as "brandName", b.slug as "brandSlug", b.currency, b."supportEmail",
         exists (select 1 from "Policy" y where y."brandId" = b.id and y.kind = 'parts') as "hasPartsPolicy",
         (select json_agg(json_build_object('id', r.id, 'code', r.code, 'material', r.material, 'safetyFlags', r."safetyFlags", 'selfPrintClass', r."selfPrintClass",
              'shape', r.shape, 'sparePrice', r."sparePrice", 'changeNote', r."changeNote") order by r.sequence desc) from revision r) as revisions,
         coalesce((select json_agg(to_json(u) order by u."toyName", u.sequence desc, u."findNumber") from used u), '[]') as "usedIn",
         coalesce((select json_agg(to_json(e) order by e."toyName", e.sequence desc, e."originalNumber", e."originalRevision", e."replacementNumber", e."replacementRevision") from edge e), '[]') as fits,
         coalesce((select json_agg(json_build_object('slug', g.slug, 'title', g.title, 'symptom', g.symptom, 'minutes', g.minutes, 'difficulty', g.difficulty,
              'revisionCodes', g."revisionCodes", 'partNumbers', g."partNumbers") order by g.title)
            from "Guide" g join "Toy" t on t.id = g."toyId" where g."brandId" = p."brandId" and g.state = 'published' and t.state in ('active', 'retired') and p.number = any(g."partNumbers")), '[]') as guides
    from part p join "Brand" b on b.id = p."brandId" where exists (select 1 from revision)`

/** A part that is or was in a toy on sale, with everything public about it: one statement. */
export async function getPartPage(number: string): Promise<PartPage | null> {
  const [row] = await named<PartPage>('repair.part-page', PART_PAGE, [number])
  return row ?? null
}
