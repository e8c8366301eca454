import pg from 'pg'

/** What stands in the example addresses: `{toy}` and the like, found in the demo's database. */
export type Names = Readonly<Record<string, string>>

const FOGLINE = `(select id from "Brand" where slug = 'fogline')`
const DOGPATCH = `(select id from "Organization" where slug = 'dogpatch-microfactory')`
const JUNIPER = `(select id from "Organization" where slug = 'juniper-and-jack')`

/** One thing of each kind, of Fogline and its partners; the first one, so the same one in each run. */
const QUERIES: Readonly<Record<string, string>> = {
  toy: `select id from "Toy" where slug = 'tide-station'`,
  sku: `select s.id from "Sku" s join "Toy" t on t.id = s."toyId" where t.slug = 'tide-station' order by s.code limit 1`,
  otter: `select id from "Sku" where code = 'FOG-OTTER'`,
  gtin: `select gtin from "Sku" where code = 'FOG-TIDE-EN'`,
  numberedGtin: `select gtin from "Sku" where code = 'FOG-CCAR-NAT'`,
  numberedLot: `select l.code from "Lot" l join "Sku" s on s.id = l."skuId" where s.code = 'FOG-CCAR-NAT' and l.serialised order by l.code limit 1`,
  guide: `select g.id from "Guide" g join "Toy" t on t.id = g."toyId" where t.slug = 'tide-station' order by g.slug limit 1`,
  part: `select id from "Part" where "brandId" = ${FOGLINE} order by number limit 1`,
  partNumber: `select number from "Part" where "brandId" = ${FOGLINE} order by number limit 1`,
  pilot: `select number from "Pilot" where "brandId" = ${FOGLINE} order by number limit 1`,
  proposal: `select number from "Proposal" where "brandId" = ${FOGLINE} order by number limit 1`,
  recall: `select number from "Recall" where "brandId" = ${FOGLINE} and state = 'draft' order by number limit 1`,
  run: `select r.number from "Run" r join "Location" l on l.id = r."locationId" where r."brandId" = ${FOGLINE} and l."organizationId" = ${DOGPATCH} and r.state = 'in-production' order by r.number limit 1`,
  lot: `select l.code from "Lot" l join "Sku" s on s.id = l."skuId" where s.code = 'FOG-TIDE-EN' and l.quality = 'released' order by l."createdAt" limit 1`,
  count: `select number from "StockCount" where "brandId" = ${FOGLINE} and state = 'counted' order by number limit 1`,
  openCount: `select number from "StockCount" where "brandId" = ${FOGLINE} and state = 'counting' order by number limit 1`,
  floorCount: `select c.id from "StockCount" c join "Location" l on l.id = c."locationId" where l."organizationId" = ${DOGPATCH} and c.state = 'counting' order by c.number limit 1`,
  inspection: `select number from "Inspection" where "brandId" = ${FOGLINE} order by number limit 1`,
  inspectionId: `select i.id from "Inspection" i join "Location" l on l.id = i."locationId" where l."organizationId" = ${DOGPATCH} order by i.number limit 1`,
  restock: `select number from "RestockRequest" where "brandId" = ${FOGLINE} order by number limit 1`,
  restockId: `select r.id from "RestockRequest" r join "Location" l on l.id = r."shipToId" where l."organizationId" = ${JUNIPER} order by r.number limit 1`,
  shipment: `select number from "Shipment" where "brandId" = ${FOGLINE} order by number limit 1`,
  arrival: `select s.id from "Shipment" s join "Location" l on l.id = s."toLocationId" where s."brandId" = ${FOGLINE} and l."organizationId" = ${DOGPATCH} order by s.number limit 1`,
  expectedOrder: `select o.id from "PurchaseOrder" o join "Location" l on l.id = o."locationId" where o."brandId" = ${FOGLINE} and l."organizationId" = ${DOGPATCH} and o.state in ('sent', 'confirmed', 'partly-received') order by o.number limit 1`,
  partRevision: `select v.id from "PartRevision" v join "Part" p on p.id = v."partId" where v."brandId" = ${FOGLINE} and p.name = 'Scarf' order by v.id limit 1`,
  supplier: `select id from "Supplier" where "brandId" = ${FOGLINE} order by name limit 1`,
  offer: `select id from "SupplierOffer" where "brandId" = ${FOGLINE} order by id limit 1`,
  order: `select number from "PurchaseOrder" where "brandId" = ${FOGLINE} and state = 'confirmed' order by number limit 1`,
  receipt: `select r.id from "Receipt" r join "Lot" l on l.id = r."lotId" where r."brandId" = ${FOGLINE} and l.quality = 'quarantine' order by r.id limit 1`,
  partner: `select id from "Partnership" where "brandId" = ${FOGLINE} and "organizationId" = ${JUNIPER}`,
  place: `select id from "Location" where "brandId" = ${FOGLINE} order by slug limit 1`,
  floorPlace: `select id from "Location" where "organizationId" = ${DOGPATCH} order by slug limit 1`,
  import: `select id from "SalesImport" where "brandId" = ${FOGLINE} and "organizationId" = ${JUNIPER} order by id limit 1`,
  billImport: `select id from "BomImport" where "brandId" = ${FOGLINE} order by id limit 1`,
  billToy: `select v."toyId" as id from "BomImport" i join "ToyRevision" v on v.id = i."toyRevisionId" where i."brandId" = ${FOGLINE} order by i.id limit 1`,
  billCode: `select v.code from "BomImport" i join "ToyRevision" v on v.id = i."toyRevisionId" where i."brandId" = ${FOGLINE} order by i.id limit 1`,
  offerImport: `select id from "OfferImport" where "brandId" = ${FOGLINE} order by id limit 1`,
  promised: `select number from "RestockRequest" where "brandId" = ${FOGLINE} and state = 'promised' order by number limit 1`,
  brandId: `select id from "Brand" where slug = 'fogline'`,
  shop: `select id from "Location" where "organizationId" = ${JUNIPER} order by slug limit 1`,
  photo: `select a.id from "Attachment" a where a."brandId" = ${FOGLINE} order by a.id limit 1`,
}

let found: Promise<Record<string, string | undefined>> | null = null

export async function knownNames(): Promise<Record<string, string | undefined>> {
  found ??= (async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    try {
      const names: Record<string, string | undefined> = {}
      for (const [name, query] of Object.entries(QUERIES)) {
        const { rows } = await client.query<Record<string, string>>(query)
        names[name] = rows[0] && Object.values(rows[0])[0]
      }
      return names
    } finally {
      await client.end()
    }
  })()
  return found
}

/** An example address with its names filled in. */
export async function addressOf(example: string): Promise<string> {
  const names = await knownNames()
  return example.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[name]
    if (!value) throw new Error(`The demo has no ${name}, which ${example} needs.`)
    return encodeURIComponent(value)
  })
}
