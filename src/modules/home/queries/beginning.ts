import { named } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'

/** How far a young brand has come. */
export interface Beginning {
  readonly toyId: Id | null
  readonly toyName: string | null
  readonly lines: number
  readonly released: boolean
  readonly hasSku: boolean
  readonly hasWorkshop: boolean
  readonly hasPilot: boolean
}

/** The steps to the first pilot, of the toy that has come furthest. One statement. */
export async function getBeginning(actor: BrandActor): Promise<Beginning> {
  const [row] = await named<Beginning>('home.beginning', `
    select t.id as "toyId", t.name as "toyName", coalesce(t.lines, 0) as lines, coalesce(t.released, false) as released, coalesce(t.skus, false) as "hasSku",
           exists (select 1 from "Location" l left join "Partnership" p on p."organizationId" = l."organizationId" and p."brandId" = $1
                    where l.kind = 'workshop' and (l."brandId" = $1 or p.state = 'approved')) as "hasWorkshop",
           exists (select 1 from "Pilot" where "brandId" = $1) as "hasPilot"
      from (select 1) one
      left join lateral (
        select t.id, t.name,
               (select count(*)::int from "BomLine" b join "ToyRevision" v on v.id = b."toyRevisionId" where v."brandId" = $1 and v."toyId" = t.id) as lines,
               exists (select 1 from "ToyRevision" v where v."brandId" = $1 and v."toyId" = t.id and v.state = 'released') as released,
               exists (select 1 from "Sku" s where s."brandId" = $1 and s."toyId" = t.id and s.state <> 'retired') as skus
          from "Toy" t where t."brandId" = $1 and t.state <> 'retired'
         order by 4 desc, 5 desc, 3 desc, t."createdAt" limit 1) t on true`, [actor.brandId])
  return row!
}
