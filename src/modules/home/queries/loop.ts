import { named } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { stationOf, type AtStation, type ToyFacts } from '../domain/loop-station.ts'

export interface ToyOnLoop extends AtStation {
  readonly toyId: Id
  readonly name: string
}

const MOST = 24

/** Each toy that is not retired with its place on the loop, by name. One statement; every subquery goes by brand and SKU. */
export async function listLoop(actor: BrandActor, today: CalendarDate): Promise<ToyOnLoop[]> {
  const rows = await named<ToyFacts & { toyId: Id; name: string }>('home.loop', `
    with toy as (select id, name from "Toy" where "brandId" = $1 and state <> 'retired' order by name, id limit ${MOST}),
         sku as (select s.id, s."toyId" from "Sku" s join toy on toy.id = s."toyId" where s."brandId" = $1 and s.state <> 'retired'),
         -- What is tallied by place: a toy can have thousands of lots.
         held as (
           select s."toyId", sum(h."onHand") filter (where p.kind in ('workshop', 'warehouse'))::int as "inStock", sum(h."onHand") filter (where p.kind in ('shop', 'venue'))::int as "inShops"
             from sku s
             cross join lateral (select x."locationId", sum(x."onHand") as "onHand" from "StockTally" x where x."brandId" = $1 and x."itemId" = s.id and x.quality = 'released' and not x.recalled group by x."locationId" offset 0) h
             cross join lateral (select x.kind from "Location" x where x.id = h."locationId" offset 0) p
            group by s."toyId")
    select t.id as "toyId", t.name,
           (select x.number from "Proposal" x join sku s on s.id = x."skuId" where x."brandId" = $1 and s."toyId" = t.id and x.state = 'open' and x.verdict = 'make' order by x."createdAt" desc limit 1) as "openProposal",
           (select json_build_object('number', p.number, 'state', p.state, 'decisionDate', p."decisionDate") from "Pilot" p join sku s on s.id = p."skuId"
             where p."brandId" = $1 and s."toyId" = t.id and p.state in ('draft', 'approved', 'running', 'deciding') order by (p.state in ('running', 'deciding')) desc, p."decisionDate", p.id limit 1) as pilot,
           (select json_build_object('code', l.code, 'units', u.units, 'held', l.quality = 'held')
              from sku s join "Lot" l on l."brandId" = $1 and l."skuId" = s.id and l.quality in ('quarantine', 'held') and l."recalledAt" is null
              join lateral (select sum(b."onHand") as units from "StockBalance" b where b."lotId" = l.id) u on u.units > 0
              left join "Run" r on r.id = l."runId"
             where s."toyId" = t.id and coalesce(r.state, '') not in ('released', 'in-production', 'paused') order by l."createdAt", l.id limit 1) as "waitingLot",
           (select json_build_object('number', r.number, 'state', r.state, 'quantity', r.quantity, 'good', r."goodCount", 'workshop', w.name)
              from "Run" r join sku s on s.id = r."skuId" join "Location" w on w.id = r."locationId"
             where r."brandId" = $1 and s."toyId" = t.id and r.state in ('draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused') order by r."createdAt" desc, r.id limit 1) as run,
           coalesce(h."inStock", 0) as "inStock", coalesce(h."inShops", 0) as "inShops",
           exists (select 1 from "BomLine" b join "ToyRevision" v on v.id = b."toyRevisionId" where v."toyId" = t.id and v."brandId" = $1) as "hasParts",
           exists (select 1 from sku s where s."toyId" = t.id) as "hasSku"
      from toy t left join held h on h."toyId" = t.id order by t.name, t.id`, [actor.brandId])
  return rows.map(({ toyId, name, ...facts }) => ({ toyId, name, ...stationOf(facts, today) }))
}
