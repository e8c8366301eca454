import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { listRevisionsByNumber, revisionMeant } from '#modules/catalogue/public.ts'
import { judgeOfferFile, type JudgedOffers, type KnownOffer, type KnownSupplier, type OfferFileRow } from './domain/offer-file.ts'
import { offerColumns, offerOf } from './store.ts'

interface PartMeant {
  readonly partRevisionId: Id
  readonly number: string
  readonly name: string
  readonly code: string
}

export interface JudgedFile extends JudgedOffers {
  readonly suppliers: ReadonlyMap<Id, KnownSupplier>
  readonly parts: ReadonlyMap<Id, PartMeant>
  /** Of what would be done: taking it later does this, or is refused. */
  readonly seen: string
}

/** The suppliers that a file names, with their currency. */
export async function suppliersNamed(tx: Tx, brandId: Id, rows: readonly OfferFileRow[]): Promise<KnownSupplier[]> {
  const names = [...new Set(rows.flatMap(({ cells }) => cells.supplier?.toLowerCase() ?? []))]
  return tx.$queryRaw<KnownSupplier[]>`select id::text, name, currency, state = 'retired' as retired from "Supplier" where "brandId" = ${brandId}::uuid and lower(name) = any(${names})`
}

/** A file beside the offers as they are now. Three statements, however long the file is. */
export async function judgeFile(tx: Tx, brandId: Id, rows: readonly OfferFileRow[], suppliers: readonly KnownSupplier[], today: CalendarDate): Promise<JudgedFile> {
  const known = await listRevisionsByNumber(brandId, rows.flatMap(({ cells }) => cells.part ?? []), tx)
  const byNumber = Map.groupBy(known, ({ number }) => number.toUpperCase())
  const offers = await tx.supplierOffer.findMany({ where: { brandId, supplierId: { in: suppliers.map(({ id }) => id) }, partRevisionId: { in: known.map(({ partRevisionId }) => partRevisionId) } }, orderBy: { validFrom: 'asc' }, select: offerColumns })
  const present: KnownOffer[] = offers.map(offerOf)
  const judged = judgeOfferFile(rows, { suppliers, partOf: (number, letter) => revisionMeant(byNumber, number, letter), present, today })
  const seen = createHash('sha256').update(JSON.stringify([judged.changes, judged.ends])).digest('hex')
  return { ...judged, suppliers: new Map(suppliers.map((supplier) => [supplier.id, supplier])), parts: new Map(known.map((part) => [part.partRevisionId, part])), seen }
}

/** Writes what a file does, in at most five statements. The caller holds the offers of these suppliers. Returns the id of each change's offer. */
export async function writeOffers(tx: Tx, brandId: Id, newId: () => Id, now: Date, { changes, ends }: Pick<JudgedOffers, 'changes' | 'ends'>): Promise<Id[]> {
  const rows = changes.map(({ before, after }) => ({ ...after, id: before?.id ?? newId(), isNew: before === null }))
  const [added, changed] = [rows.filter(({ isNew }) => isNew), rows.filter(({ isNew }) => !isNew)]
  if (ends.length > 0) {
    await tx.$executeRaw`
      update "SupplierOffer" o set "validTo" = e."validTo", version = version + 1 from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e("offerId" uuid, "validTo" date)
       where o."brandId" = ${brandId}::uuid and o.id = e."offerId"`
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      update "SupplierOffer" o set "supplierCode" = c."supplierCode", minimum = c.minimum, multiple = c.multiple, "leadDays" = c."leadDays", "validTo" = c."validTo", version = version + 1
        from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c(id uuid, "supplierCode" text, minimum int, multiple int, "leadDays" int, "validTo" date)
       where o."brandId" = ${brandId}::uuid and o.id = c.id`
    await tx.priceBreak.deleteMany({ where: { brandId, offerId: { in: changed.map(({ id }) => id) } } })
  }
  if (added.length > 0) {
    await tx.supplierOffer.createMany({
      data: added.map(({ isNew: _, breaks: _breaks, validFrom, validTo, ...offer }) => ({ ...offer, brandId, validFrom: new Date(validFrom), validTo: validTo === null ? null : new Date(validTo), createdAt: now })),
    })
  }
  if (rows.length > 0) await tx.priceBreak.createMany({ data: rows.flatMap(({ id, breaks }) => breaks.map((step) => ({ offerId: id, brandId, ...step }))) })
  return rows.map(({ id }) => id)
}
