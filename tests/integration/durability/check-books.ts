import { expect } from 'vitest'
import { db } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import { EVENT_OF } from './loop-work.ts'

/** What must hold in a brand's books at any moment, whatever was interrupted. */
export async function checkBooks(brandId: string): Promise<void> {
  expect(await differences(brandId), 'ledger and balances').toEqual([])
  expect(await unbalancedLots(brandId), 'made and received = on hand + on the way + sold + scrapped').toEqual([])
  expect(await miscountedRuns(brandId), 'counts of runs, their reports and their movements').toEqual([])
  expect(await halfRestocks(brandId), 'accepted restocks and what is held for them').toEqual([])
  expect(await halfImports(brandId), 'taken files and what left the shelf').toEqual([])
  expect(await unevenEvents(brandId), 'one audit event for each reply that is kept').toEqual([])
}

/** Balances that are not what the moves say, and holds that are not what is allocated. */
function differences(brandId: string): Promise<object[]> {
  return db.$queryRaw`
    with moved as (
      select "lotId", "toLocationId" as "locationId", quantity from "StockMove" where "brandId" = ${brandId}::uuid and "toKind" = 'location'
      union all select "lotId", "fromLocationId", -quantity from "StockMove" where "brandId" = ${brandId}::uuid and "fromKind" = 'location'),
    ledger as (select "lotId", "locationId", sum(quantity)::int as n from moved group by 1, 2),
    held as (select "lotId", "locationId", sum(quantity)::int as n from "StockHold" where "brandId" = ${brandId}::uuid and state = 'held' group by 1, 2)
    select b."lotId", b."locationId", b."onHand", l.n as ledger, b.allocated, h.n as held
      from (select * from "StockBalance" where "brandId" = ${brandId}::uuid) b
      full join ledger l on l."lotId" = b."lotId" and l."locationId" = b."locationId"
      left join held h on h."lotId" = b."lotId" and h."locationId" = b."locationId"
     where coalesce(b."onHand", 0) <> coalesce(l.n, 0) or coalesce(b.allocated, 0) <> coalesce(h.n, 0)`
}

function unbalancedLots(brandId: string): Promise<object[]> {
  return db.$queryRaw`
    with sums as (
      select "lotId", sum(quantity) filter (where "fromKind" in ('production', 'supplier')) as came,
             coalesce(sum(quantity) filter (where "toKind" in ('customer', 'scrap', 'transit')), 0) - coalesce(sum(quantity) filter (where "fromKind" in ('customer', 'scrap', 'transit')), 0) as went
        from "StockMove" where "brandId" = ${brandId}::uuid group by 1)
    select s.*, b.n from sums s join (select "lotId", sum("onHand") as n from "StockBalance" where "brandId" = ${brandId}::uuid group by 1) b on b."lotId" = s."lotId"
     where s.came <> b.n + s.went`
}

function miscountedRuns(brandId: string): Promise<object[]> {
  return db.$queryRaw`
    select r.number, r."goodCount", p.good, m.produced, r."scrapCount", p.scrap, m.scrapped from "Run" r
      left join (select "runId", sum(good)::int as good, sum(scrap)::int as scrap from "ProductionReport" where "undoneAt" is null group by 1) p on p."runId" = r.id
      left join (select "lotId", coalesce(sum(quantity) filter (where "toKind" = 'location'), 0)::int as produced, coalesce(sum(quantity) filter (where "toKind" = 'scrap'), 0)::int as scrapped
                   from "StockMove" where "fromKind" = 'production' group by 1) m on m."lotId" = r."lotId"
     where r."brandId" = ${brandId}::uuid
       and (r."goodCount", r."scrapCount") is distinct from (coalesce(p.good, 0), coalesce(p.scrap, 0))
        or r."brandId" = ${brandId}::uuid and (r."goodCount", r."scrapCount") is distinct from (coalesce(m.produced, 0), coalesce(m.scrapped, 0))`
}

function halfRestocks(brandId: string): Promise<object[]> {
  return db.$queryRaw`
    select r.number, r.state, l.quantity, h.n from "RestockRequest" r join "RestockLine" l on l."requestId" = r.id
      left join (select "sourceId", sum(quantity)::int as n from "StockHold" where state = 'held' group by 1) h on h."sourceId" = l.id
     where r."brandId" = ${brandId}::uuid and coalesce(h.n, 0) <> case when r.state = 'accepted' then l.quantity else 0 end
    union all
    select r.number, r.state, 0, 0 from "RestockRequest" r where r."brandId" = ${brandId}::uuid and not exists (select 1 from "RestockLine" l where l."requestId" = r.id)`
}

function halfImports(brandId: string): Promise<object[]> {
  return db.$queryRaw`
    select i.id, i.state, r.rows, r.taken, r.sold, m.sold as moved from "SalesImport" i
      left join (select "importId", count(*)::int as rows, count(*) filter (where taken)::int as taken, coalesce(sum(sold) filter (where taken), 0)::int as sold from "SalesRow" group by 1) r on r."importId" = i.id
      left join (select "sourceId", sum(quantity)::int as sold from "StockMove" where reason = 'sold' group by 1) m on m."sourceId" = i.id::text
     where i."brandId" = ${brandId}::uuid
       and (coalesce(r.rows, 0) <> i."rowCount" or coalesce(r.taken, 0) <> case when i.state = 'taken' then i."takenCount" else 0 end or coalesce(r.sold, 0) <> coalesce(m.sold, 0))`
}

/** Every command of the loop writes one event; every reply is kept once. */
async function unevenEvents(brandId: string): Promise<object[]> {
  const kept = await db.idempotencyRecord.groupBy({ by: ['command'], where: { command: { in: Object.keys(EVENT_OF) }, refusal: { equals: Prisma.AnyNull } }, _count: { _all: true } })
  const events = await db.auditEvent.groupBy({ by: ['type'], where: { brandId, type: { in: Object.values(EVENT_OF) } }, _count: { _all: true } })
  return Object.entries(EVENT_OF).flatMap(([command, type]) => {
    const [replies, written] = [kept.find((row) => row.command === command)?._count._all ?? 0, events.find((row) => row.type === type)?._count._all ?? 0]
    return replies === written ? [] : [{ command, replies, written }]
  })
}
