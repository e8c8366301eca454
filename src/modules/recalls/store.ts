import { db, type Tx } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { UnitRange } from '#kernel/unit-range.ts'
import { registrationState, type RegistrationState } from './domain/registration.ts'

type Client = Pick<Tx, '$queryRaw'>

/** A lot of toys on sale now or once, as the code on a toy names it. */
export interface RegistrableLot {
  readonly id: Id
  readonly brandId: Id
  readonly recalled: boolean
  readonly serialised: boolean
}

export async function findRegistrableLot(tx: Client, gtin: string, code: string): Promise<RegistrableLot | null> {
  const [lot] = await tx.$queryRaw<RegistrableLot[]>`
    select l.id::text, l."brandId"::text, l."recalledAt" is not null as recalled, l.serialised
      from "Sku" s join "Lot" l on l."skuId" = s.id join "Toy" t on t.id = s."toyId" where s.gtin = ${gtin} and l.code = ${code} and t.state in ('active', 'retired')`
  return lot ?? null
}

export async function lotHasUnit(tx: Client, { brandId, id }: RegistrableLot, unit: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`select exists (select 1 from "Unit" where "brandId" = ${brandId}::uuid and "lotId" = ${id}::uuid and ${unit} between "firstUnit" and "lastUnit") as has`
  return row!.has
}

/** Keeps a registration, or finds the one that is there for this address and toy, and locks it. */
export async function keepRegistration(tx: Client, asked: { readonly id: Id; readonly brandId: Id; readonly lotId: Id; readonly unit: number | null; readonly email: string; readonly now: Date }): Promise<{ id: Id; fresh: boolean; confirmed: boolean }> {
  const [row] = await tx.$queryRaw<{ id: Id; confirmed: boolean }[]>`
    insert into "ToyRegistration" (id, "brandId", "lotId", unit, email, "createdAt") values (${asked.id}::uuid, ${asked.brandId}::uuid, ${asked.lotId}::uuid, ${asked.unit}, ${asked.email}, ${asked.now})
    on conflict ("brandId", email, "lotId", coalesce(unit, 0)) where email is not null do update set email = excluded.email
    returning id::text, "confirmedAt" is not null as confirmed`
  return { ...row!, fresh: row!.id === asked.id }
}

export interface Registration {
  readonly id: Id
  readonly brandId: Id
  readonly lotId: Id
  readonly unit: number | null
  readonly state: RegistrationState
}

/** One registration, locked together with its lot: a recall of the lot is either there already, or waits until this one is done. */
export async function lockRegistration(tx: Client, id: Id): Promise<Registration | null> {
  const [row] = await tx.$queryRaw<(Omit<Registration, 'state'> & { confirmedAt: Date | null; withdrawnAt: Date | null })[]>`
    select r.id::text, r."brandId"::text, r."lotId"::text, r.unit, r."confirmedAt", r."withdrawnAt"
      from "ToyRegistration" r join "Lot" l on l.id = r."lotId" where r.id = ${id}::uuid for update of r for share of l`
  if (!row) return null
  const { confirmedAt, withdrawnAt, ...registration } = row
  return { ...registration, state: registrationState({ confirmedAt, withdrawnAt }) }
}

/** Erases the address of a registration, or of all that the same address has at the brand. How many that were. */
export async function eraseRegistrations(tx: Tx, { id, brandId }: Pick<Registration, 'id' | 'brandId'>, all: boolean, now: Date): Promise<number> {
  return tx.$executeRaw`
    update "ToyRegistration" set email = null, "withdrawnAt" = ${now}
     where "brandId" = ${brandId}::uuid and "withdrawnAt" is null and (id = ${id}::uuid or (${all} and email = (select email from "ToyRegistration" where id = ${id}::uuid)))`
}

/** Erases what nobody confirmed since `before`, of one brand. */
export async function eraseUnconfirmed(tx: Tx, brandId: Id, before: Date, now: Date): Promise<number> {
  return tx.$executeRaw`update "ToyRegistration" set email = null, "withdrawnAt" = ${now} where "brandId" = ${brandId}::uuid and "confirmedAt" is null and email is not null and "createdAt" < ${before}`
}

/** Whether a recall of some units of a lot (`units`; null: all) concerns registration `r`. Who does not know the number of the toy is told as soon as any unit is concerned. */
const concerned = (units: Prisma.Sql) => Prisma.sql`(${units} is null or r.unit is null or exists (select 1 from jsonb_to_recordset(${units}) as u(first int, last int) where r.unit between u.first and u.last))`

/** How many families registered a toy, and how many of them can be written to. */
export interface RegistrationCount {
  /** Ever registered, also those who did not confirm or have stopped. */
  readonly registered: number
  /** Confirmed, and not stopped. */
  readonly reachable: number
  /** Addresses among the reachable: somebody with two of the toys is written to once. */
  readonly addresses: number
}

const NOBODY: RegistrationCount = { registered: 0, reachable: 0, addresses: 0 }

export interface RegistrationCounts extends RegistrationCount {
  readonly byLot: ReadonlyMap<Id, RegistrationCount>
}

/** Registrations of lots of a brand, or of some of their units (null: all), together and lot by lot. One statement. */
export async function countRegistrations(client: Client, brandId: Id, lots: readonly { readonly lotId: Id; readonly units: readonly UnitRange[] | null }[]): Promise<RegistrationCounts> {
  const asked = JSON.stringify(lots.map(({ lotId, units }) => ({ lotId, units })))
  const rows = await client.$queryRaw<(RegistrationCount & { lotId: Id | null })[]>`
    with asked as (select "lotId", nullif(units, 'null'::jsonb) as units from jsonb_to_recordset(${asked}::jsonb) as a("lotId" uuid, units jsonb))
    select r."lotId"::text, count(*)::int as registered, count(*) filter (where r."confirmedAt" is not null and r.email is not null)::int as reachable,
           count(distinct r.email) filter (where r."confirmedAt" is not null)::int as addresses
      from "ToyRegistration" r where r."brandId" = ${brandId}::uuid and exists (select 1 from asked a where a."lotId" = r."lotId" and ${concerned(Prisma.sql`a.units`)})
     group by grouping sets ((r."lotId"), ())`
  const counts = new Map(rows.map(({ lotId, ...count }) => [lotId, count]))
  const { registered, reachable, addresses } = counts.get(null) ?? NOBODY
  counts.delete(null)
  return { registered, reachable, addresses, byLot: counts as Map<Id, RegistrationCount> }
}

/** Published recalls that concern a lot: its newly confirmed families are still to be written to. */
export async function openRecallsOf(tx: Tx, brandId: Id, lotId: Id): Promise<Id[]> {
  const rows = await tx.recallLot.findMany({ where: { brandId, lotId, recall: { state: 'published' } }, select: { recallId: true } })
  return rows.map(({ recallId }) => recallId)
}

/** A registered toy that a recall concerns. */
export interface ConcernedToy {
  readonly registrationId: Id
  readonly email: string
  /** Its address had the mail about this recall before, for another toy. */
  readonly told: boolean
  readonly unit: number | null
  readonly lotCode: string
  readonly gtin: string
  readonly name: string
}

/** Registrations that a published recall concerns, that can be written to and were not yet. */
const waiting = (brandId: Id, recallId: Id) => Prisma.sql`
  waiting as (
    select r.id, r.email, r.unit, r."lotId" from "RecallLot" x join "ToyRegistration" r on r."brandId" = x."brandId" and r."lotId" = x."lotId"
     where x."brandId" = ${brandId}::uuid and x."recallId" = ${recallId}::uuid and r."confirmedAt" is not null and r.email is not null and ${concerned(Prisma.sql`x.units`)}
       and not exists (select 1 from "RecallNotice" n where n."brandId" = x."brandId" and n."recallId" = x."recallId" and n."registrationId" = r.id))`

/** The toys of the next addresses (`most`) to write to about a recall: whole addresses, so that nobody gets two mails. */
export async function nextConcerned(tx: Client, brandId: Id, recallId: Id, most: number): Promise<ConcernedToy[]> {
  return tx.$queryRaw<ConcernedToy[]>`
    with ${waiting(brandId, recallId)},
    people as (select distinct email from waiting order by email limit ${most})
    select w.id::text as "registrationId", w.email, w.unit, l.code as "lotCode", s.gtin, s.name,
           exists (select 1 from "ToyRegistration" o join "RecallNotice" n on n."registrationId" = o.id where o."brandId" = ${brandId}::uuid and o.email = w.email and n."recallId" = ${recallId}::uuid) as told
      from people join waiting w using (email) join "Lot" l on l.id = w."lotId" join "Sku" s on s.id = l."skuId" order by w.email, w.id`
}

/** The mail of this note did not leave the outbox: the family had stopped. Said again, it stays as it was. */
export async function noteSkipped({ brandId, recallId, registrationId }: { readonly brandId: Id; readonly recallId: Id; readonly registrationId: Id }, now: Date): Promise<void> {
  await db.recallNotice.updateMany({ where: { brandId, recallId, registrationId, skippedAt: null }, data: { skippedAt: now } })
}

/** Mails about a published recall that were put in the outbox, those of them that were not sent because the family had stopped, and addresses that it has not come to yet. */
export async function countNotices(client: Client, brandId: Id, recallId: Id): Promise<{ mailed: number; skipped: number; waiting: number }> {
  const [row] = await client.$queryRaw<{ mailed: number; skipped: number; waiting: number }[]>`
    with ${waiting(brandId, recallId)}
    select n.mailed, n.skipped, (select count(distinct email)::int from waiting) as waiting
      from (select count(*)::int as mailed, count("skippedAt")::int as skipped from "RecallNotice" where "brandId" = ${brandId}::uuid and "recallId" = ${recallId}::uuid and mailed) n`
  return row!
}

/** Which of these registrations still have this address: nobody stopped them, and no clock erased them. */
export async function standingAt(email: string, registrationIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await db.$queryRaw<{ id: Id }[]>`select id::text from "ToyRegistration" where id = any(${[...registrationIds]}::uuid[]) and email = ${email}`
  return new Set(rows.map(({ id }) => id))
}

/** The key of the mail about a recall in the outbox. Without a registration: what all of them begin with. */
export const noticeKey = (brandId: Id, recallId: Id, registrationId: Id | '' = ''): string => `recall-notice ${brandId} ${recallId} ${registrationId}`

/** Brands that keep an address which nobody confirmed since `before`. */
export async function brandsWithUnconfirmed(before: Date): Promise<Id[]> {
  const rows = await db.$queryRaw<{ brandId: Id }[]>`select distinct "brandId"::text from "ToyRegistration" where "confirmedAt" is null and email is not null and "createdAt" < ${before}`
  return rows.map(({ brandId }) => brandId)
}
