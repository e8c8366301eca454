/**
 * The yardstick of accepting: plain Node HTTP and `pg`, one named statement that writes what the product writes (request, two holds,
 * two balances, audit event, stored reply, job), with the same check under lock. No door, no rules, no words. `POST /<number>`.
 */
import http from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, application_name: 'yardstick' })

const ACCEPT = `
  with req as (select id, "organizationId" from "RestockRequest" where "brandId" = $1 and number = $2 and state = 'promised' for update),
  line as (select l.id, l.quantity, (l.promise->'allocations'->0->>'lotId')::uuid as "lotId", (l.promise->'allocations'->0->>'locationId')::uuid as "locationId" from "RestockLine" l join req on l."requestId" = req.id),
  locked as (select b."locationId", b."lotId", b."onHand" - b.allocated as free from "StockBalance" b join line using ("lotId", "locationId") where b."brandId" = $1 order by b."locationId", b."lotId" for update of b),
  usable as (select count(*) = (select count(*) from line) and count(*) > 0 as ok from line join locked using ("lotId", "locationId") join "Lot" l on l.id = line."lotId" and l.quality = 'released' and l."recalledAt" is null where locked.free >= line.quantity),
  held as (insert into "StockHold" (id, "brandId", "lotId", "locationId", quantity, "sourceKind", "sourceId", state, "expiresAt") select uuidv7(), $1, "lotId", "locationId", quantity, 'restock-line', id, 'held', now() + interval '14 days' from line, usable where ok returning 1),
  taken as (update "StockBalance" b set allocated = b.allocated + l.quantity from line l, usable where ok and b."brandId" = $1 and b."lotId" = l."lotId" and b."locationId" = l."locationId" returning 1),
  done as (update "RestockRequest" r set state = 'accepted', "acceptedAt" = now(), "acceptedBy" = 'Yardstick', version = version + 1 from req, usable where ok and r.id = req.id returning r.id),
  trail as (insert into "AuditEvent" (id, "brandId", "organizationId", type, "subjectKind", "subjectId", "actorName", data, at) select uuidv7(), $1, req."organizationId", 'restocks.accepted', 'restock', req.id, 'Yardstick', jsonb_build_object('number', $2::text), now() from req, usable where ok returning 1),
  kept as (insert into "IdempotencyRecord" ("actorKey", key, command, "requestHash", reply) select 'yardstick', $3, 'accept', 'hash', jsonb_build_object('number', $2::text) from usable where ok returning 1),
  told as (select graphile_worker.add_job('send-mail', json_build_object('to', 'bench@example.test', 'subject', $2::text, 'text', repeat('x', 600), 'html', repeat('x', 2000))) as job from usable where ok)
  select (select count(*) from done)::int as done, (select count(*) from told)::int as told`

http.createServer((request, response) => {
  const number = decodeURIComponent((request.url ?? '').slice(1))
  request.resume()
  request.on('end', () => {
    pool.query<{ done: number }>({ name: 'accept', text: ACCEPT, values: [process.env.BRAND_ID, number, request.headers['idempotency-key'] ?? ''] }).then(
      ({ rows }) => {
        response.writeHead(rows[0]?.done === 1 ? 200 : 409, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ number }))
      },
      (error: Error) => {
        response.writeHead(500)
        response.end(error.message)
      },
    )
  })
}).listen(Number(process.env.YARDSTICK_PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
