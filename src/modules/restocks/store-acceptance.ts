import { named } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { holdAtOnce } from '#modules/stock/public.ts'
import { enqueuedBy, type JobKinds } from '#server/jobs/enqueue.ts'
import { keptRows } from '#server/kept-rows.ts'
import type { Addressee } from './restock-mail.ts'
import type { RestockLineRow, RestockRow } from './store.ts'

/** A request with all that accepting asks about it. */
export interface ToAccept extends Pick<RestockRow, 'id' | 'number' | 'organizationId' | 'state' | 'promisedOn' | 'version'> {
  readonly lines: readonly Pick<RestockLineRow, 'id' | 'promise'>[]
  readonly addressee: Addressee | null
  /** A reply is kept under this key already. */
  readonly answered: boolean
}

/** One statement, no lock: the write is guarded by the version it read. */
export async function readToAccept(brandId: Id, which: { restockId: Id } | { number: string }, claim: { readonly actorKey: string; readonly key: string } | null): Promise<ToAccept | null> {
  const [row] = await named<ToAccept>('restocks.read-to-accept', `
    select r.id, r.number, r."organizationId", r.state, r."promisedOn", r.version,
           (select json_agg(json_build_object('id', l.id, 'promise', l.promise) order by l.position) from "RestockLine" l where l."requestId" = r.id) as lines,
           (select json_build_object('email', u.email, 'brand', b.name, 'shop', p.name, 'slug', o.slug)
              from "User" u
              join "Membership" m on m."userId" = u.id and m."organizationId" = r."organizationId"
              join "Brand" b on b.id = r."brandId" join "Location" p on p.id = r."shipToId" join "Organization" o on o.id = r."organizationId"
             where u.id = r."requestedById" limit 1) as addressee,
           exists (select 1 from "IdempotencyRecord" i where i."actorKey" = $4 and i.key = $5) as answered
      from "RestockRequest" r
     where r."brandId" = $1 and (r.id = $2 or r.number = $3)`,
  [brandId, 'restockId' in which ? which.restockId : null, 'number' in which ? which.number : null, claim?.actorKey ?? null, claim?.key ?? null])
  return row ?? null
}

export interface Acceptance {
  readonly id: Id
  readonly brandId: Id
  readonly version: number
  readonly acceptedBy: string
  readonly acceptedFor: CalendarDate
  readonly now: Date
  readonly picks: readonly object[]
  readonly expiresAt: Date
  readonly letter: JobKinds['send-mail'] | null
  /** Name of the lock of the request's key; null: it came without a key. */
  readonly lock: string | null
  readonly kept: { readonly events: string; readonly replies: string }
}

const ACCEPT = `
  with free as (select 1 where $13::text is null or pg_try_advisory_xact_lock(hashtextextended($13, 0))),
  request as (select r.id from "RestockRequest" r, free where r.id = $1 and r."brandId" = $2 and r.version = $3 and r.state = 'promised' for update of r),
  ${holdAtOnce('request', ['$2', '$4', '$5', '$6'])},
  accepted as (
    update "RestockRequest" r set state = 'accepted', "acceptedAt" = $6, "acceptedBy" = $7, "acceptedFor" = $8::date, version = r.version + 1
      from request, holdable where r.id = request.id returning 1),
  ${keptRows('$9', '$10', 'holdable')},
  letter as (select 1 from holdable where $12::text is not null),
  ${enqueuedBy('letter', '$11', '$12')}
  select (select count(*) from accepted)::int as accepted, (select count(*) from job)::int as letters`

/** Takes the holds and writes acceptance, audit, reply and letter: all of it, or nothing when version, stock or key are no longer free. */
export async function writeAcceptance(input: Acceptance): Promise<boolean> {
  const [row] = await named<{ accepted: number }>('restocks.write-acceptance', ACCEPT, [
    input.id, input.brandId, input.version, JSON.stringify(input.picks), input.expiresAt, input.now, input.acceptedBy, input.acceptedFor,
    input.kept.events, input.kept.replies, 'send-mail', input.letter && JSON.stringify(input.letter), input.lock,
  ])
  return row?.accepted === 1
}
