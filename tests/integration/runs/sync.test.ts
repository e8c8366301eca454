import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test, vi } from 'vitest'
import type { MicrofactoryActor } from '#auth/actor.ts'
import { SESSION_COOKIE, startSession } from '#auth/session.ts'
import { db } from '#db/client.ts'
import { env } from '#env.ts'
import { confirmRun, finishRun, orderRun, releaseRun, syncEntry } from '#modules/runs/public.ts'
import { removeExpired } from '#server/jobs/housekeeping.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'
import { makeWorkbench, type Workbench } from './workbench.ts'

// The request's cookies, which Next keeps; session, person and door are the real ones.
const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined), set: (name: string, value: string) => void jar.set(name, value), delete: (name: string) => void jar.delete(name) }),
  headers: async () => new Headers(),
}))
const { POST } = await import('../../../src/app/f/[workshop]/sync/route.ts')

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

beforeEach(() => jar.clear())

async function released(bench: Workbench, quantity = 200): Promise<string> {
  const { runId } = await perform(orderRun, bench.manager, { skuId: bench.skuId, toyRevisionId: bench.revisionA, locationId: bench.workshopId, quantity })
  await perform(confirmRun, bench.lead, { runId })
  await perform(releaseRun, bench.manager, { runId })
  return runId
}

const signIn = (actor: MicrofactoryActor) => startSession({ userId: actor.userId, sessionVersion: 1 })

interface Sent {
  readonly status: number
  readonly body: { code?: string; title?: string; id?: string }
  readonly replayed: boolean
}

/** Sends an entry as a phone does: a form, with the session's cookie, from our own page. */
async function send(actor: MicrofactoryActor, entry: Record<string, string | number | File>, { workshop = actor.slug, origin = new URL(env.APP_URL).origin } = {}): Promise<Sent> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ person: actor.userId, happenedAt: new Date().toISOString(), ...entry })) form.append(name, typeof value === 'object' ? value : String(value))
  const response = await POST(new Request(`${env.APP_URL}/f/${workshop}/sync`, { method: 'POST', headers: { origin }, body: form }), { params: Promise.resolve({ workshop }) })
  return { status: response.status, body: (await response.json()) as Sent['body'], replayed: response.headers.get('idempotent-replayed') === 'true' }
}

const totals = (runId: string) => db.run.findUniqueOrThrow({ where: { id: runId }, select: { goodCount: true, scrapCount: true, state: true } })

test('a report made an hour ago counts then; the record keeps both times', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  await signIn(bench.lead)
  const id = uuidv7()
  const happenedAt = new Date(Date.now() - 3_600_000)
  expect(await send(bench.lead, { id, kind: 'report', runId, good: 20, scrap: 1, scrapReason: 'Cracked', photo: new File([PIXEL], 'photo.png', { type: 'image/png' }), happenedAt: happenedAt.toISOString() })).toMatchObject({ status: 200, body: { id } })
  const row = await db.productionReport.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ good: 20, scrap: 1, at: happenedAt, photoId: expect.any(String) })
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ goodCount: 20, scrapCount: 1, state: 'in-production', startedAt: happenedAt })
  const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: runId, type: 'runs.reported' } })
  expect(event.data).toMatchObject({ happenedAt: happenedAt.toISOString() })
  expect(event.at.getTime()).toBeGreaterThan(happenedAt.getTime() + 3_500_000)
})

test('sent again it changes nothing; the same id with other content is refused with 422', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  await signIn(bench.lead)
  const entry = { id: uuidv7(), kind: 'report', runId, good: 20, happenedAt: new Date().toISOString() }
  expect(await send(bench.lead, entry)).toMatchObject({ status: 200, replayed: false })
  expect(await send(bench.lead, entry)).toMatchObject({ status: 200, replayed: true })
  expect(await send(bench.lead, { ...entry, good: 21 })).toMatchObject({ status: 422, body: { code: 'key-reused' } })
  // Two at once: one does it, the other is told to wait or gets the stored reply.
  const pause = { id: uuidv7(), kind: 'pause', runId, cause: 'Belt broke', happenedAt: new Date().toISOString() }
  const both = await Promise.all([send(bench.lead, pause), send(bench.lead, pause)])
  expect(both.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
  expect(await send(bench.lead, { ...pause })).toMatchObject({ status: 200, replayed: true })
  expect(await eventsAbout(runId)).toEqual(['runs.ordered', 'runs.confirmed', 'runs.released', 'runs.reported', 'runs.paused'])
})

test('an old pause that arrives once more does not stop the run again, even after a week', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  await signIn(bench.lead)
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
  await send(bench.lead, { id: uuidv7(), kind: 'report', runId, good: 5 })
  const pause = { id: uuidv7(), kind: 'pause', runId, cause: 'Belt broke', happenedAt: at(50) }
  await send(bench.lead, pause)
  await send(bench.lead, { id: uuidv7(), kind: 'resume', runId, happenedAt: at(40) })
  const claim = { command: 'runs.sync-entry', key: pause.id }
  await db.idempotencyRecord.updateMany({ where: claim, data: { createdAt: new Date(Date.now() - 8 * 86_400_000) } })
  await removeExpired(new Date())
  expect(await send(bench.lead, pause)).toMatchObject({ status: 200, replayed: true })
  expect(await totals(runId)).toMatchObject({ state: 'in-production' })
  await db.idempotencyRecord.updateMany({ where: claim, data: { createdAt: new Date(Date.now() - 15 * 86_400_000) } })
  await removeExpired(new Date())
  expect(await db.idempotencyRecord.count({ where: claim })).toBe(0)
})

test('two phones, every entry twice, in another order, an undo before its report: the totals come out exactly', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench, 2000)
  const second = await makeMicrofactoryActor('operator', { organizationId: bench.organizationId, slug: bench.lead.slug })
  const happenedAt = new Date(Date.now() - 600_000).toISOString()
  const phones = [bench.lead, second].map((actor, phone) => {
    const reports = Array.from({ length: 6 }, (_, index) => ({ id: uuidv7(), kind: 'report', runId, good: 10 + index + phone, scrap: index % 2, scrapReason: 'Cracked', happenedAt }))
    return { actor, reports, undos: reports.slice(0, 2).map(({ id }) => ({ id: uuidv7(), kind: 'undo', reportId: id, happenedAt })) }
  })
  for (const { actor, reports, undos } of phones) {
    await signIn(actor)
    expect(await send(actor, { ...undos[0]!, turn: uuidv7() })).toMatchObject({ status: 404 })
    const shuffled = [...reports.toReversed(), ...reports, ...undos.toReversed(), ...reports.slice(1, 4), ...undos]
    for (const entry of shuffled) expect(await send(actor, entry)).toMatchObject({ status: 200 })
  }
  const kept = phones.flatMap(({ reports }) => reports.slice(2))
  const sum = (field: 'good' | 'scrap') => kept.reduce((all, entry) => all + entry[field], 0)
  expect(await totals(runId)).toEqual({ goodCount: sum('good'), scrapCount: sum('scrap'), state: 'in-production' })
  const { lotId } = await db.run.findUniqueOrThrow({ where: { id: runId } })
  expect((await db.stockBalance.findFirstOrThrow({ where: { lotId: lotId! } })).onHand).toBe(sum('good'))
  // Somebody else's undo of what was taken back already asks for what is the case.
  await signIn(bench.lead)
  expect(await send(bench.lead, { id: uuidv7(), kind: 'undo', reportId: phones[1]!.reports[0]!.id })).toMatchObject({ status: 200 })
})

test('a "no" that a phone was told stands for every copy of that request; what a person sends anew is judged anew', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench, 100)
  await signIn(bench.lead)
  const entry = (fields: Record<string, string | number>) => ({ id: uuidv7(), turn: uuidv7(), happenedAt: new Date().toISOString(), runId, ...fields })
  await send(bench.lead, entry({ kind: 'report', good: 20 }))
  const early = entry({ kind: 'resume' })
  const told = await send(bench.lead, early)
  expect(told).toMatchObject({ status: 409, body: { code: 'run-cannot-resume' }, replayed: false })
  await send(bench.lead, entry({ kind: 'pause', cause: 'Belt' }))
  expect(await send(bench.lead, early)).toEqual({ ...told, replayed: true })
  expect(await totals(runId)).toMatchObject({ state: 'paused' })
  expect(await send(bench.lead, { ...early, turn: uuidv7() })).toMatchObject({ status: 200 })
  expect(await totals(runId)).toMatchObject({ state: 'in-production' })

  // A report keeps its id through every correction: it counts once, and the copies of what was refused before stay refused.
  const over = entry({ kind: 'report', good: 91 })
  expect(await send(bench.lead, over)).toMatchObject({ status: 409, body: { code: 'over-production' } })
  const corrected = { ...over, turn: uuidv7(), good: 9 }
  for (const again of [corrected, corrected, over, { ...corrected, turn: uuidv7() }]) await send(bench.lead, again)
  expect(await totals(runId)).toMatchObject({ goodCount: 29 })
  await send(bench.lead, entry({ kind: 'undo', reportId: over.id }))
  expect(await send(bench.lead, over)).toMatchObject({ status: 409, body: { code: 'over-production' } })
  expect(await totals(runId)).toMatchObject({ goodCount: 20 })

  // A phone that has not loaded this version yet sends no turn; a person's own "no" is not another person's.
  const old = { id: uuidv7(), kind: 'resume', runId, happenedAt: new Date().toISOString() }
  expect(await send(bench.lead, old)).toMatchObject({ status: 409 })
  await send(bench.lead, entry({ kind: 'pause', cause: 'Belt' }))
  expect(await send(bench.lead, old)).toMatchObject({ status: 409, body: { code: 'run-cannot-resume' } })
  const second = await makeMicrofactoryActor('operator', { organizationId: bench.organizationId, slug: bench.lead.slug })
  const theirs = { ...entry({ kind: 'resume' }), person: second.userId }
  expect(await send(bench.lead, theirs)).toMatchObject({ status: 403, body: { code: 'another-person' } })
  expect(await db.idempotencyRecord.count({ where: { key: theirs.turn } })).toBe(0)
  await signIn(second)
  expect(await send(second, theirs)).toMatchObject({ status: 200 })
})

test('what cannot count is said in words, and nothing of it is saved: over-production, a finished run, a wrong clock, an old entry', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench, 100)
  await signIn(bench.lead)
  const over = { id: uuidv7(), kind: 'report', runId, good: 111, happenedAt: new Date().toISOString() }
  expect(await send(bench.lead, over)).toMatchObject({ status: 409, body: { code: 'over-production' } })
  expect(await send(bench.lead, { ...over, turn: uuidv7(), confirmOver: 'on' })).toMatchObject({ status: 200 })
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()
  expect(await send(bench.lead, { id: uuidv7(), kind: 'report', runId, scrap: 1, scrapReason: 'Cracked', happenedAt: days(1) })).toMatchObject({ status: 422, body: { code: 'happened-in-future' } })
  expect(await send(bench.lead, { id: uuidv7(), kind: 'resume', runId })).toMatchObject({ status: 409, body: { code: 'run-cannot-resume' } })
  expect(await send(bench.lead, { id: uuidv7(), kind: 'pause', runId, cause: 'Belt', happenedAt: days(-8) })).toMatchObject({ status: 422, body: { code: 'happened-too-long-ago' } })
  expect(await send(bench.lead, { id: uuidv7(), kind: 'pause', runId })).toMatchObject({ status: 422, body: { code: 'invalid' } })
  await perform(finishRun, bench.lead, { runId })
  expect(await send(bench.lead, { id: uuidv7(), kind: 'report', runId, good: 1 })).toMatchObject({ status: 409, body: { code: 'run-ended' } })
  expect(await totals(runId)).toEqual({ goodCount: 111, scrapCount: 0, state: 'produced' })
})

test('odd characters and huge bodies are refused or kept as they can be; nothing breaks', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench, 100)
  await signIn(bench.lead)
  const post = async (body: BodyInit, type = 'application/json') => {
    const response = await POST(new Request(`${env.APP_URL}/f/${bench.lead.slug}/sync`, { method: 'POST', headers: { origin: new URL(env.APP_URL).origin, 'content-type': type }, body, duplex: 'half' } as RequestInit), { params: Promise.resolve({ workshop: bench.lead.slug }) })
    return { status: response.status, body: (await response.json()) as Sent['body'] }
  }
  const entry = (fields: object) => ({ id: uuidv7(), turn: uuidv7(), person: bench.lead.userId, happenedAt: new Date().toISOString(), runId, ...fields })
  await post(JSON.stringify(entry({ kind: 'report', good: 5 })))
  const odd = '"Belt \\ud800 \\u0000\\u202e 🧸"'
  expect(await post(JSON.stringify(entry({ kind: 'pause', cause: '?' })).replace('"?"', odd))).toMatchObject({ status: 200 })
  expect(await db.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ state: 'paused', pauseCause: 'Belt \uFFFD \u202E 🧸' })
  expect(await post(JSON.stringify(entry({ kind: 'report', good: 1, scrap: 1, scrapReason: '?' })).replace('"?"', odd))).toMatchObject({ status: 200 })
  for (const [fields, status] of [
    [{ kind: 'resume', id: '\0' }, 422], [{ kind: 'pause', cause: 'x'.repeat(10_000) }, 422], [{ kind: 'pause', cause: ['x'] }, 422], [{ kind: 'report', good: '١٢' }, 422], [{ kind: 'report', good: 1.5 }, 422], [{ kind: 'report', good: '1e999' }, 422],
    [{ kind: 'report', good: 1e15 }, 422], [{ kind: 'report', good: -0, scrap: 0 }, 422], [{ kind: 'report', good: -1 }, 422], [{ kind: 'report', good: 1, scrap: 1, scrapReason: 'y'.repeat(10_000) }, 422], [{ kind: 'report', good: 1, photo: 'no file' }, 422], [{ kind: '\ud800' }, 422],
    [{ kind: 'report', good: 1, happenedAt: '+275760-09-13T00:00:00.001Z' }, 422], [{ kind: 'undo', reportId: '__proto__' }, 422], [{ kind: 'report', good: 1, workshop: 'elsewhere', __proto__: null }, 200],
  ] as const) expect([fields, (await post(JSON.stringify(entry(fields)))).status]).toEqual([fields, status])
  for (const body of ['', '[]', 'null', '"x"', '{', '\0', '{"__proto__":{"kind":"report"}}', `{"a":${'['.repeat(50_000)}`, `{"kind":"${'k'.repeat(1_000_000)}"}`]) expect([body.slice(0, 40), (await post(body)).status]).toEqual([body.slice(0, 40), 422])
  expect(await post('x'.repeat(100), 'multipart/form-data; boundary=y')).toMatchObject({ status: 422 })
  expect(await post('x'.repeat(13 * 1024 * 1024))).toMatchObject({ status: 413, body: { code: 'too-large' } })
  const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)) })
  expect(await post(endless)).toMatchObject({ status: 413, body: { code: 'too-large' } })
  expect(await totals(runId)).toMatchObject({ goodCount: 7, scrapCount: 1 })
})

test('who may send: nobody signed out, no other workshop, no other person, no other site', async () => {
  const bench = await makeWorkbench()
  const runId = await released(bench)
  const entry = () => ({ id: uuidv7(), kind: 'report', runId, good: 20 })
  expect(await send(bench.lead, entry())).toMatchObject({ status: 401 })
  await signIn(bench.lead)
  expect(await send(bench.lead, entry(), { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
  expect(await send(bench.lead, { ...entry(), person: uuidv7() })).toMatchObject({ status: 403, body: { code: 'another-person' } })
  const stranger = await makeMicrofactoryActor('lead', await makeOrganization('microfactory', [bench.brand]))
  await signIn(stranger)
  expect(await send(stranger, entry())).toMatchObject({ status: 404 })
  expect(await send(stranger, entry(), { workshop: bench.lead.slug })).toMatchObject({ status: 404 })
  expect((await refused(syncEntry, stranger, { workshop: stranger.slug, person: stranger.userId, happenedAt: new Date(), id: uuidv7(), kind: 'resume', runId })).code).toBe('not-found')
  // The session ended meanwhile (another password, another role): the entry stays on the phone.
  await signIn(bench.lead)
  await db.user.update({ where: { id: bench.lead.userId }, data: { sessionVersion: { increment: 1 } }, select: { id: true } })
  expect(await send(bench.lead, entry())).toMatchObject({ status: 401 })
  expect(jar.has(SESSION_COOKIE)).toBe(true)
  expect(await totals(runId)).toMatchObject({ goodCount: 0 })
})
