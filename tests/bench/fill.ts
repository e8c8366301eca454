import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'

/** A brand with one toy, and ids of what a bench needs. Rows are written by SQL: a bench measures what comes after. */
export interface BenchBrand {
  readonly brandId: string
  readonly slug: string
  readonly userId: string
  readonly organizationId: string
  readonly warehouseId: string
  readonly workshopId: string
  readonly shopId: string
  readonly toyId: string
  readonly toySlug: string
  readonly revisionId: string
  readonly skuIds: readonly string[]
  /** Of an API token with the role manager. */
  readonly token: string
}

export async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'bench' })
  await client.connect()
  return client
}

async function one(client: pg.Client, text: string, values: readonly unknown[] = []): Promise<string> {
  const { rows } = await client.query<{ id: string }>(text, [...values])
  return rows[0]!.id
}

let made = 0

export async function makeBrand(client: pg.Client, options: { readonly skus: number }): Promise<BenchBrand> {
  made += 1
  const slug = `bench-${made}`
  const brandId = await one(client, `insert into "Brand" (id, slug, name) values (uuidv7(), $1, 'Bench') returning id`, [slug])
  const userId = await one(client, `insert into "User" (id, email, name) values (uuidv7(), $1, 'Bench') returning id`, [`${slug}@example.test`])
  await client.query(`insert into "Membership" (id, "userId", "brandId", role) values (uuidv7(), $1, $2, 'owner')`, [userId, brandId])
  const organization = (kind: string) => one(client, `with o as (insert into "Organization" (id, kind, slug, name) values (uuidv7(), $1, $2, 'Bench ' || $1) returning id)
    , p as (insert into "Partnership" (id, "brandId", "organizationId", state) select uuidv7(), $3, id, 'approved' from o) select id from o`, [kind, `${slug}-${kind}`, brandId])
  const [organizationId, factoryId] = [await organization('retailer'), await organization('microfactory')]
  await client.query(`insert into "Membership" (id, "userId", "organizationId", role) values (uuidv7(), $1, $2, 'buyer')`, [userId, organizationId])
  const place = (kind: string, owner: string, id: string) => one(client, `insert into "Location" (id, "${owner}", kind, slug, name, street, city, region, postcode, latitude, longitude, "timeZone")
    values (uuidv7(), $1, $2, $3, 'Bench ' || $2, '', 'San Francisco', 'CA', '94110', 37.76, -122.41, 'America/Los_Angeles') returning id`, [id, kind, `${slug}-${kind}`])
  const toyId = await one(client, `insert into "Toy" (id, "brandId", slug, name, summary, category, "minAgeMonths", state) values (uuidv7(), $1, $2, 'Bench toy', 'A toy', 'puzzle', 36, 'active') returning id`, [brandId, `${slug}-toy`])
  const revisionId = await one(client, `insert into "ToyRevision" (id, "brandId", "toyId", code, sequence, state, "releasedAt") values (uuidv7(), $1, $2, 'A', 1, 'released', now()) returning id`, [brandId, toyId])
  const { rows } = await client.query<{ id: string }>(`insert into "Sku" (id, "brandId", "toyId", code, name, gtin, currency, "wholesalePrice", "retailPrice")
    select uuidv7(), $1, $2, 'B-' || lpad(n::text, 4, '0'), 'Bench ' || n, lpad(($3::int * 100000 + n)::text, 14, '0'), 'USD', 2400, 4800 from generate_series(1, $4::int) n returning id`, [brandId, toyId, made, options.skus])
  const token = randomBytes(24).toString('base64url')
  await client.query(`insert into "ApiToken" (id, "brandId", name, "tokenHash", role, "createdById") values (uuidv7(), $1, 'Bench', $2, 'manager', $3)`, [brandId, createHash('sha256').update(token).digest('hex'), userId])
  return {
    brandId, slug, userId, organizationId, toyId, toySlug: `${slug}-toy`, revisionId, skuIds: rows.map(({ id }) => id), token,
    warehouseId: await place('warehouse', 'brandId', brandId), workshopId: await place('workshop', 'organizationId', factoryId), shopId: await place('shop', 'organizationId', organizationId),
  }
}

/** One released lot for each SKU at the warehouse. */
export async function stockEachSku(client: pg.Client, brand: BenchBrand, pieces: number): Promise<void> {
  await client.query(`with lot as (
      insert into "Lot" (id, "brandId", code, "itemKind", "skuId", "toyRevisionId", quality, "madeOn")
      select uuidv7(), $1, 'L-' || s.code, 'sku', s.id, $2, 'released', date '2026-01-05' from "Sku" s where s."brandId" = $1 returning id),
    move as (insert into "StockMove" (id, "brandId", "lotId", quantity, "fromKind", "toKind", "toLocationId", reason, "sourceKind", "sourceId", "idempotencyKey", at)
      select uuidv7(), $1, id, $4, 'supplier', 'location', $3, 'received', 'bench', id::text, 'bench:' || id, now() from lot)
    insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, $3, id, $4 from lot`, [brand.brandId, brand.revisionId, brand.warehouseId, pieces])
}

/** Promised restocks of two lines each, every line from stock, numbered from `first`. */
export async function promiseRestocks(client: pg.Client, brand: BenchBrand, first: number, count: number, options: { readonly lines: 1 | 2; readonly quantity: number }): Promise<void> {
  await client.query(`with sku as (select s.id, (row_number() over (order by s.code) - 1)::int as at, l.id as lot from "Sku" s join "Lot" l on l."skuId" = s.id where s."brandId" = $1 and s.code like 'B-%'),
    size as (select count(*)::int as n from sku),
    restock as (
      insert into "RestockRequest" (id, "brandId", number, "organizationId", "shipToId", state, "requestedById", "requestedBy", "requestedAt", "promisedOn", "sameWeek", "createdAt")
      select uuidv7(), $1, 'RST-' || lpad(n::text, 6, '0'), $2, $3, 'promised', $4, 'Bench', now(), current_date + 2, true, timestamptz '2026-01-01' + n * interval '1 minute'
        from generate_series($5::int, $5::int + $6::int - 1) n returning id, number)
    insert into "RestockLine" (id, "brandId", "requestId", position, "skuId", quantity, "unitPrice", promise, "promisedOn")
    select uuidv7(), $1, r.id, p, sku.id, $8::int, 2400, jsonb_build_object('skuId', sku.id, 'quantity', $8::int, 'promisedOn', to_char(current_date + 2, 'YYYY-MM-DD'), 'chain', chain.steps,
        'allocations', jsonb_build_array(jsonb_build_object('sourceKind', 'stock', 'sourceId', sku.lot, 'lotId', sku.lot, 'locationId', $9::uuid, 'quantity', $8::int,
          'leavesOn', to_char(current_date + 1, 'YYYY-MM-DD'), 'arrivesOn', to_char(current_date + 2, 'YYYY-MM-DD'), 'chain', chain.steps))), current_date + 2
      from restock r cross join generate_series(1, $7::int) p, size,
      (select jsonb_agg(jsonb_build_object('what', what, 'where', 'Bench warehouse', 'on', to_char(current_date + 1 + (n / 2)::int, 'YYYY-MM-DD'), 'note', 'As it is'))
         from unnest(array['stock', 'cut-off', 'transit', 'receiving']) with ordinality as step(what, n)) chain(steps)
      join lateral (select * from sku where sku.at = (abs(hashtext(r.number)) % greatest(1, size.n / 2)) * least(2, size.n) % size.n + (p - 1) % size.n) sku on true`,
  [brand.brandId, brand.organizationId, brand.shopId, brand.userId, first, count, options.lines, options.quantity, brand.warehouseId])
}

/** Runs, in all states a list shows, numbered from `first`. */
export async function addRuns(client: pg.Client, brand: BenchBrand, first: number, count: number, state = 'confirmed'): Promise<void> {
  await client.query(`insert into "Run" (id, "brandId", number, "skuId", "toyRevisionId", "locationId", quantity, state, currency, "readyOn", "unitCost", "setupCost", "createdAt")
    select uuidv7(), $1, 'RUN-' || lpad(n::text, 6, '0'), ($2::uuid[])[1 + n % array_length($2::uuid[], 1)], $3, $4, 50 + n % 400, $7, 'USD', current_date + (n % 60), 900, 40000, timestamptz '2026-01-01' + n * interval '1 minute'
      from generate_series($5::int, $5::int + $6::int - 1) n`, [brand.brandId, brand.skuIds, brand.revisionId, brand.workshopId, first, count, state])
}

/** Further SKUs, each with a lot of five pieces at the warehouse: what a stock list shows. */
export async function addStockedSkus(client: pg.Client, brand: BenchBrand, first: number, count: number): Promise<void> {
  await client.query(`with sku as (
      insert into "Sku" (id, "brandId", "toyId", code, name, gtin, currency, "wholesalePrice", "retailPrice")
      select uuidv7(), $1, $2, 'C-' || lpad(n::text, 6, '0'), 'Bench ' || n, lpad((90000000 + n)::text, 14, '0'), 'USD', 2400, 4800 from generate_series($5::int, $5::int + $6::int - 1) n returning id, code),
    lot as (
      insert into "Lot" (id, "brandId", code, "itemKind", "skuId", "toyRevisionId", quality, "madeOn")
      select uuidv7(), $1, 'L-' || code, 'sku', id, $3, 'released', date '2026-01-05' from sku returning id)
    insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, $4, id, 5 from lot`, [brand.brandId, brand.toyId, brand.revisionId, brand.warehouseId, first, count])
}
