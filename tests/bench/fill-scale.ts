import type pg from 'pg'
import { addRuns, promiseRestocks, stockEachSku, type BenchBrand } from './fill.ts'

/** A brand's size: how many of what its lists show. */
export interface Size {
  readonly workshops: number
  readonly runs: number
  readonly parts: number
  readonly lots: number
  readonly moves: number
  /** Suppliers; ten times as many purchase orders. */
  readonly suppliers: number
  /** Retailers, each with a shop that has sold some of the SKUs for two months. */
  readonly retailers: number
  readonly pilots: number
}

/** A large brand: 40 workshops, 2,000 runs, 5,000 parts, a ledger of a million movements. The others are a tenth and a hundredth of it. */
export const LARGE: Size = { workshops: 40, runs: 2_000, parts: 5_000, lots: 20_000, moves: 1_000_000, suppliers: 300, retailers: 300, pilots: 500 }

/** More than a page shows, so that a list of every size draws as many rows and only what stands behind them grows. */
export const FULL_PAGE = 30

export function share(size: Size, of: number): Size {
  const part = (count: number) => Math.max(FULL_PAGE, count * of)
  return {
    workshops: size.workshops, runs: part(size.runs), parts: part(size.parts), lots: part(size.lots), moves: size.moves * of, suppliers: part(size.suppliers), retailers: part(size.retailers), pilots: part(size.pilots),
  }
}

const BOX = JSON.stringify({ kind: 'box', size: [20, 10, 5] })
const PLACED = JSON.stringify({ at: [0, 0, 0], lift: 0 })

/** Fills a brand that has its SKUs (see `makeBrand`): workshops, parts and toys, runs, lots with their movements, restocks, shipments, inspections. */
export async function fillToSize(client: pg.Client, brand: BenchBrand, size: Size): Promise<void> {
  const { brandId } = brand
  await stockEachSku(client, brand, 1_000)
  await client.query(`insert into "Location" (id, "organizationId", kind, slug, name, street, city, region, postcode, latitude, longitude, "timeZone")
    select uuidv7(), "organizationId", 'workshop', slug || '-' || n, 'Workshop ' || n, '', 'Oakland', 'CA', '94607', 37.8, -122.27, 'America/Los_Angeles' from "Location", generate_series(2, $2::int) n where id = $1`, [brand.workshopId, size.workshops])
  await client.query(`with part as (insert into "Part" (id, "brandId", number, name, category) select uuidv7(), $1, $2 || lpad(n::text, 5, '0'), 'Part ' || n, 'structure' from generate_series(1, $3::int) n returning id)
    insert into "PartRevision" (id, "brandId", "partId", code, sequence, material, shape, "unitCost") select uuidv7(), $1, id, 'A', 1, 'Birch', $4::jsonb, 120 from part`, [brandId, `${brand.slug.toUpperCase()}-P-`, size.parts, BOX])
  await client.query(`with toy as (insert into "Toy" (id, "brandId", slug, name, summary, category, "minAgeMonths", state) select uuidv7(), $1, $2 || n, 'Toy ' || n, 'A toy', 'puzzle', 36, 'active' from generate_series(1, $3::int) n returning id),
    revision as (insert into "ToyRevision" (id, "brandId", "toyId", code, sequence, state, "releasedAt") select uuidv7(), $1, id, 'A', 1, 'released', now() from toy returning id),
    counted as (select id, row_number() over () - 1 as at from revision),
    part as (select id, row_number() over (order by id) - 1 as at, count(*) over () as n from "PartRevision" where "brandId" = $1)
    insert into "BomLine" (id, "brandId", "toyRevisionId", "findNumber", "partRevisionId", quantity, placement)
    select uuidv7(), $1, c.id, line, p.id, 2, $4::jsonb from counted c cross join generate_series(1, 12) line join part p on p.at = (c.at * 12 + line) % p.n`, [brandId, `${brand.slug}-t`, Math.max(FULL_PAGE, size.parts / 25), PLACED])
  await addRuns(client, brand, 1, size.runs)
  await client.query(`update "Run" r set "locationId" = p.id from (select id, row_number() over (order by slug) - 1 as at from "Location" where slug like $2) p where r."brandId" = $1 and p.at = right(r.number, 6)::int % $3`, [brandId, `${brand.slug}-workshop%`, size.workshops])
  await client.query(`insert into "Capability" (id, "brandId", "locationId", "toyId", "setupMinutes", "secondsPerUnit", "unitCost", "setupCost") select uuidv7(), d.*, 30, 60, 200, 1000 from (select distinct r."brandId", r."locationId", s."toyId" from "Run" r join "Sku" s on s.id = r."skuId" where r."brandId" = $1) d`, [brand.brandId])
  // Four in five are over; the newest, which the list shows, are all to be made, of twenty parts each, of which two lack everywhere: a page of shortages at least.
  await client.query(`update "Run" set state = 'cancelled' where "brandId" = $1 and right(number, 6)::int <= $2`, [brandId, Math.min(Math.round(size.runs * 0.8), size.runs - FULL_PAGE / 2)])
  await client.query(`with line as (select id, row_number() over (order by id) as n from "PartRevision" where "brandId" = $1 limit 20),
    bill as (insert into "BomLine" (id, "brandId", "toyRevisionId", "findNumber", "partRevisionId", quantity, placement) select uuidv7(), $1, $2, n, id, 2, $4::jsonb from line),
    lot as (insert into "Lot" (id, "brandId", code, "itemKind", "partRevisionId", quality, "madeOn") select uuidv7(), $1, 'PRT-' || n, 'part', id, 'released', date '2026-01-05' from line where n <= 18 returning id)
    insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, p.id, lot.id, 1_000_000 from lot, "Location" p where p.slug like $3`, [brandId, brand.revisionId, `${brand.slug}-workshop%`, PLACED])
  await promiseRestocks(client, brand, 1, size.runs, { lines: 2, quantity: 2 })
  await fillLedger(client, brand, size)
  await client.query(`with sent as (insert into "Shipment" (id, "brandId", number, "fromLocationId", "toLocationId", state, "shippedAt", "expectedOn", "createdAt")
      select uuidv7(), $1, 'SHP-' || lpad(n::text, 6, '0'), $2, $3, case when n % 4 = 0 then 'in-transit' else 'delivered' end, now(), current_date + 1, timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, $4::int) n returning id),
    lot as (select id from "Lot" where "brandId" = $1 limit 1)
    insert into "ShipmentLine" (id, "brandId", "shipmentId", "lotId", quantity) select uuidv7(), $1, sent.id, lot.id, 3 from sent, lot`, [brandId, brand.warehouseId, brand.shopId, size.runs])
  await client.query(`insert into "Inspection" (id, "brandId", number, "lotId", "locationId", state, "lotSize", plan, "planHash", "sampleUnits", "createdAt")
    select uuidv7(), $1, 'INS-' || lpad(n::text, 6, '0'), l.id, $2, 'passed', 50, '{}', '', '{1,2,3}', timestamptz '2026-01-01' + n * interval '1 minute'
      from (select id, row_number() over (order by id) as n from "Lot" where "brandId" = $1 limit $3::int) l`, [brandId, brand.warehouseId, size.runs])
  await fillTrade(client, brand, size)
}

/** Suppliers with their purchase orders, what came of them, and their offers; pilots, retailers with their shops, and what 40 of the shops sold of 30 SKUs each day for two months. */
async function fillTrade(client: pg.Client, { brandId, slug, skuIds, warehouseId }: BenchBrand, { suppliers, retailers, pilots }: Size): Promise<void> {
  await client.query(`with supplier as (insert into "Supplier" (id, "brandId", name, email, currency) select uuidv7(), $1, 'Supplier ' || n, 's' || n || '@example.test', 'USD' from generate_series(1, $2::int) n returning id),
    counted as (select id, row_number() over () - 1 as at from supplier),
    revision as (select id, row_number() over (order by id) - 1 as at, count(*) over () as n from "PartRevision" where "brandId" = $1),
    ordered as (insert into "PurchaseOrder" (id, "brandId", number, "supplierId", "locationId", state, currency, "expectedOn", "sentAt", "createdAt")
      select uuidv7(), $1, 'PO-' || lpad((c.at * 10 + n)::text, 6, '0'), c.id, $3, case when n % 3 = 0 then 'confirmed' else 'received' end, 'USD', current_date + n, now(), timestamptz '2026-01-01' + (c.at * 10 + n) * interval '1 minute' from counted c cross join generate_series(1, 10) n returning id, state, right(number, 6)::int as at)
    insert into "PurchaseOrderLine" (id, "brandId", "purchaseOrderId", position, "partRevisionId", quantity, received, "unitPrice") select uuidv7(), $1, o.id, line, r.id, 100, case when o.state = 'received' then 100 else 0 end, 45 from ordered o cross join generate_series(1, 3) line join revision r on r.at = (o.at * 3 + line) % r.n`, [brandId, suppliers, warehouseId])
  // One line of each order that came is a lot with its receipt; one in twenty still waits to be looked at.
  await client.query(`with line as (select n.id, n."purchaseOrderId", n."partRevisionId", row_number() over (order by n.id) as at from "PurchaseOrderLine" n where n."brandId" = $1 and n.position = 1 and n.received > 0),
    lot as (insert into "Lot" (id, "brandId", code, "itemKind", "partRevisionId", quality) select uuidv7(), $1, 'RCV-' || lpad(at::text, 6, '0'), 'part', "partRevisionId", case when at % 20 = 0 then 'quarantine' else 'released' end from line returning id, right(code, 6)::int as at),
    here as (insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, $2, id, 100 from lot)
    insert into "Receipt" (id, "brandId", "purchaseOrderId", "lineId", "lotId", "locationId", quantity, "receivedBy", at)
      select uuidv7(), $1, line."purchaseOrderId", line.id, lot.id, $2, 100, 'Bench', timestamptz '2026-02-01' + line.at * interval '1 minute' from line join lot using (at)`, [brandId, warehouseId])
  await client.query(`with supplier as (select id, row_number() over (order by id) - 1 as at from "Supplier" where "brandId" = $1),
    revision as (select id, row_number() over (order by id) - 1 as at, count(*) over () as n from "PartRevision" where "brandId" = $1),
    offer as (insert into "SupplierOffer" (id, "brandId", "supplierId", "partRevisionId", "leadDays", "validFrom", "createdAt")
      select uuidv7(), $1, s.id, r.id, 3 + turn % 9, date '2026-01-05', timestamptz '2026-01-05' + (s.at * 10 + turn) * interval '1 minute' from supplier s cross join generate_series(0, 9) turn join revision r on r.at = (s.at * 10 + turn) % r.n returning id)
    insert into "PriceBreak" ("offerId", "brandId", quantity, "unitPrice") select id, $1, quantity, 60 - 10 * least(2, quantity / 50) from offer, unnest(array[1, 50, 100]) quantity`, [brandId])
  await client.query(`insert into "Pilot" (id, "brandId", number, title, "skuId", hypothesis, "stopRule", "plannedQuantity", currency, "decisionDate", state, "createdAt")
    select uuidv7(), $1, 'PIL-' || lpad(n::text, 6, '0'), 'Pilot ' || n, ($2::uuid[])[1 + n % array_length($2::uuid[], 1)], 'It sells', 'Stop when nobody asks', 40, 'USD', current_date + n, 'running', timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, $3::int) n`, [brandId, skuIds, pilots])
  await client.query(`with organization as (insert into "Organization" (id, kind, slug, name) select uuidv7(), 'retailer', $2 || '-shop-' || n, 'Shop ' || n from generate_series(1, $3::int) n returning id, slug, name),
    partner as (insert into "Partnership" (id, "brandId", "organizationId", state) select uuidv7(), $1, id, 'approved' from organization)
    insert into "Location" (id, "organizationId", kind, slug, name, street, city, region, postcode, latitude, longitude, "timeZone") select uuidv7(), id, 'shop', slug, name, '', 'Oakland', 'CA', '94607', 37.8, -122.27, 'America/Los_Angeles' from organization`, [brandId, slug, retailers])
  await client.query(`insert into "SalesDay" ("brandId", "locationId", "skuId", date, opening, sold, closing, "hoursInStock") select $1, p.id, sku, current_date - day, 20, 1, 19, 10
    from (select id from "Location" where slug like $2 order by slug limit 40) p cross join unnest(($3::uuid[])[1:30]) sku cross join generate_series(1, 60) day`, [brandId, `${slug}-shop-%`, skuIds])
}

/** Lots of the brand's SKUs, each at two places, with the movements that brought them there. The triggers only refuse changes, so writing is plain. */
async function fillLedger(client: pg.Client, brand: BenchBrand, { lots, moves, workshops }: Size): Promise<void> {
  const place = `(select id, row_number() over (order by slug) - 1 as at from "Location" where slug like $3)`
  await client.query(`with lot as (insert into "Lot" (id, "brandId", code, "itemKind", "skuId", "toyRevisionId", quality, "madeOn")
      select uuidv7(), $1, 'LOT-' || lpad(n::text, 7, '0'), 'sku', ($2::uuid[])[1 + n % array_length($2::uuid[], 1)], $5, case when n % 50 = 0 then 'quarantine' else 'released' end, date '2026-01-05' from generate_series(1, $6::int) n returning id, right(code, 7)::int as n)
    insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, p.id, lot.id, 5 from lot, generate_series(0, 1) twice join ${place} p on true where p.at = (lot.n + twice * 7) % $4`,
  [brand.brandId, brand.skuIds, `${brand.slug}-workshop%`, workshops, brand.revisionId, lots])
  await client.query(`insert into "StockMove" (id, "brandId", "lotId", quantity, "fromKind", "toKind", "toLocationId", reason, "sourceKind", "sourceId", "idempotencyKey", at)
    select uuidv7(), $1, l.id, 1, 'production', 'location', p.id, 'produced', 'run', l.id::text, l.id || ':' || m, timestamptz '2026-01-01' + m * interval '1 hour'
      from (select id, row_number() over (order by id) as n from "Lot" where "brandId" = $1 and code like 'LOT-%') l cross join generate_series(1, $2::int) m join ${place} p on p.at = (l.n + m) % $4`,
  [brand.brandId, Math.round(moves / lots), `${brand.slug}-workshop%`, workshops])
}
