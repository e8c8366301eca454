import { named } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { like } from '#db/like.ts'

export interface Found {
  readonly label: string
  readonly hint: string
  readonly href: string
}

const EACH = 4

/** Documents and things of the brand whose number, code or name holds the text; numbers that begin with it first. One statement. */
export async function searchWorkspace(actor: BrandActor, text: string): Promise<Found[]> {
  const pattern = like(text)
  const rows = await named<{ label: string; hint: string; path: string }>('home.search', `
    select label, hint, path from (
      (select 1 as rank, name as label, 'Toy' as hint, '/toys/' || id as path from "Toy" where "brandId" = $1 and name ilike $2 order by name limit ${EACH})
      union all
      (select 2, r.number || ' · ' || s.name, 'Run, ' || replace(r.state, '-', ' '), '/runs/' || r.number from "Run" r join "Sku" s on s.id = r."skuId" where r."brandId" = $1 and (r.number ilike $2 or s.name ilike $2) order by r."createdAt" desc limit ${EACH})
      union all
      (select 3, number || ' · ' || title, 'Pilot, ' || state, '/pilots/' || number from "Pilot" where "brandId" = $1 and (number ilike $2 or title ilike $2) order by "createdAt" desc limit ${EACH})
      union all
      (select 4, code, 'Lot, ' || quality, '/stock/lots/' || code from "Lot" where "brandId" = $1 and code ilike $2 order by "createdAt" desc limit ${EACH})
      union all
      (select 5, r.number || ' · ' || p.name, 'Restock, ' || r.state, '/restocks/' || r.number from "RestockRequest" r join "Location" p on p.id = r."shipToId" where r."brandId" = $1 and (r.number ilike $2 or p.name ilike $2) order by r."createdAt" desc limit ${EACH})
      union all
      (select 6, h.number || ' · ' || p.name, 'Shipment, ' || replace(h.state, '-', ' '), '/shipments/' || h.number from "Shipment" h join "Location" p on p.id = h."toLocationId" where h."brandId" = $1 and (h.number ilike $2 or h."trackingCode" ilike $2) order by h."createdAt" desc limit ${EACH})
      union all
      (select 7, name, 'SKU ' || code, '/toys/' || "toyId" || '/skus/' || id from "Sku" where "brandId" = $1 and (name ilike $2 or code ilike $2 or gtin like $2) order by name limit ${EACH})
      union all
      (select 8, name, 'Part ' || number, '/parts/' || id from "Part" where "brandId" = $1 and (name ilike $2 or number ilike $2) order by number limit ${EACH})
      union all
      (select 9, o.name, initcap(o.kind), '/retailers/' || p.id from "Partnership" p join "Organization" o on o.id = p."organizationId" where p."brandId" = $1 and o.name ilike $2 order by o.name limit ${EACH})
      union all
      (select 10, number || ' · ' || title, 'Recall, ' || state, '/recalls/' || number from "Recall" where "brandId" = $1 and (number ilike $2 or title ilike $2) order by "createdAt" desc limit ${EACH})
    ) found order by (label ilike $3) desc, rank limit 12`, [actor.brandId, pattern, pattern.slice(1)])
  return rows.map(({ label, hint, path }) => ({ label, hint, href: `/b/${actor.slug}${path}` }))
}
