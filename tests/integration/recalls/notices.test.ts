import { Logger, runTaskListOnce } from 'graphile-worker'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db, pool } from '#db/client.ts'
import { unitsText } from '#kernel/unit-range.ts'
import { writeNotices } from '#modules/recalls/commands/notices.ts'
import { closeRecall, draftRecall, publishRecall } from '#modules/recalls/commands/recall.ts'
import { confirmRegistration, registerToy, withdrawRegistration } from '#modules/recalls/commands/registrations.ts'
import { recallsJobs } from '#modules/recalls/jobs.ts'
import { getNotices, getRecall, getRegistration } from '#modules/recalls/queries.ts'
import { taskList } from '#server/jobs/run-worker.ts'
import { getAccount } from '#modules/trace/queries/get-account.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'
import { registrationToken } from '../../support/registrations.ts'
import { addLot, makeShelf, type Shelf } from '../repair/shelf.ts'

const guest = { kind: 'guest' } as const
const text = { title: 'Harbour Light: the lens can come off', hazard: 'The lens is a small part: a child can choke on it.', remedy: 'Take the toy away and write to us.' }
const system = (shelf: Shelf) => ({ kind: 'system', name: 'test', brandId: shelf.brand.brandId }) as const

interface Mail { readonly key: string; readonly to: string; readonly subject: string; readonly text: string }

/** Mails about a recall that are in the outbox. */
async function mailsOf(recallId: string): Promise<Mail[]> {
  return db.$queryRaw<Mail[]>`select key, payload->>'to' as "to", payload->>'subject' as subject, payload->>'text' as text from graphile_worker._private_jobs where key like 'recall-notice %' and strpos(key, ${recallId}) > 0 order by 2`
}

/** What the worker does with the jobs that are due. Without the recalls' own: only what is in the outbox leaves it. */
async function work(): Promise<void> {
  const client = await pool.connect()
  try {
    await runTaskListOnce({ logger: new Logger(() => () => {}) }, taskList([{ 'registration-mail': recallsJobs['registration-mail'] }]), client)
  } finally {
    client.release()
  }
}

async function register(shelf: Shelf, lot: string, email: string, how: { unit?: number; confirm?: boolean } = {}): Promise<string> {
  await perform(registerToy, guest, { gtin: shelf.gtin, lot, email, unit: how.unit })
  const token = await registrationToken(email)
  if (how.confirm ?? true) await perform(confirmRegistration, guest, { token })
  return token
}

/** A lot of ten toys and the draft of its recall; published, it concerns all of them or the units given. */
async function scene(serialised = true) {
  const shelf = await makeShelf()
  if (serialised) await db.sku.update({ where: { id: shelf.skuId }, data: { serialised: true } })
  const lotId = await addLot(shelf, 'LN', shelf.revisionA)
  const { brandId } = shelf.brand
  const { number } = await perform(draftRecall, shelf.owner, { ...text, lotIds: [lotId] })
  const recallId = (await getRecall(shelf.owner, number))!.id
  const publish = async (units: { first: number; last: number }[] | null = null) => {
    await perform(publishRecall, shelf.owner, { recallId, version: 1 })
    if (units) await db.recallLot.update({ where: { brandId_recallId_lotId: { brandId, recallId, lotId } }, data: { units } })
  }
  const job = () => recallsJobs['recall-notices']({ brandId, recallId }, { now: new Date(), jobKey: uuidv7() })
  return { shelf, brandId, lotId, number, recallId, publish, job }
}

test('everybody reachable is written to, and nobody else: hazard, remedy, the recalls, the toy, the way to stop', async () => {
  const { shelf, lotId, recallId, publish, job } = await scene()
  const token = await register(shelf, 'LN', 'a@notices.test', { unit: 3 })
  await register(shelf, 'LN', 'b@notices.test')
  await register(shelf, 'LN', 'unconfirmed@notices.test', { confirm: false })
  await perform(withdrawRegistration, guest, { token: await register(shelf, 'LN', 'stopped@notices.test') })
  await addLot(shelf, 'OTHER', shelf.revisionA)
  await register(shelf, 'OTHER', 'other-lot@notices.test')
  expect((await getAccount(shelf.owner, [{ lotId, units: null }])).registrations).toMatchObject({ registered: 4, reachable: 2, addresses: 2 })
  await publish()
  expect(await getNotices(shelf.owner, recallId)).toEqual({ sent: 0, skipped: 0, toGo: 2, givenUp: 0 })
  await job()
  const mails = await mailsOf(recallId)
  expect(mails.map(({ to }) => to)).toEqual(['a@notices.test', 'b@notices.test'])
  expect(mails[0]!.subject).toBe(`Recall: ${text.title}`)
  for (const part of [text.hazard, text.remedy, 'lot LN, number 3', 'http://localhost:3000/recalls\n', `http://localhost:3000/01/${shelf.gtin}/10/LN/21/3\n`, `/registrations/${token}?stop`]) expect(`${mails[0]!.text}\n`).toContain(part)
  expect(mails[1]!.text).toContain(`http://localhost:3000/01/${shelf.gtin}/10/LN\n`)
  expect(await getNotices(shelf.owner, recallId)).toEqual({ sent: 0, skipped: 0, toGo: 2, givenUp: 0 })
  await work()
  expect(await getNotices(shelf.owner, recallId)).toEqual({ sent: 2, skipped: 0, toGo: 0, givenUp: 0 })
  expect(await eventsAbout(recallId)).toEqual(['recalls.recall-drafted', 'recalls.recall-published', 'recalls.notices-written'])
  expect(JSON.stringify(await db.auditEvent.findMany({ where: { subjectId: recallId } }))).not.toContain('@notices.test')
})

test('a crash between two batches, a second delivery, two workers at once: one mail for each address', async () => {
  const { shelf, brandId, recallId, publish, job } = await scene()
  const addresses = Array.from({ length: 9 }, (_, index) => `crash-${index}@notices.test`)
  for (const email of addresses) await register(shelf, 'LN', email, { unit: 1 + addresses.indexOf(email) })
  for (const email of addresses.slice(0, 3)) await register(shelf, 'LN', email) // a second toy of the same people
  await publish()
  // A batch that does not come to its commit leaves neither a mail nor a note.
  await expect(perform(async (ctx, input: { brandId: string; recallId: string }) => {
    await writeNotices(ctx, input)
    throw new Error('the machine stops')
  }, system(shelf), { brandId, recallId })).rejects.toThrow('the machine stops')
  expect(await mailsOf(recallId)).toEqual([])
  expect(await perform(writeNotices, system(shelf), { brandId, recallId, most: 4 })).toEqual({ mails: 4, left: true })
  await work() // and these are gone from the outbox before it goes on
  await Promise.all([job(), job()])
  await job()
  const sent = await db.keptMail.findMany({ where: { to: { in: addresses }, subject: { startsWith: 'Recall' } }, select: { to: true } })
  expect([...sent, ...(await mailsOf(recallId))].map(({ to }) => to).toSorted()).toEqual(addresses)
  expect(await db.recallNotice.count({ where: { recallId } })).toBe(12)
  expect(await getNotices(shelf.owner, recallId)).toEqual({ sent: 4, skipped: 0, toGo: 5, givenUp: 0 })
})

test('two toys of one address are in one message, with a page for each', async () => {
  const { shelf, recallId, publish, job } = await scene()
  await register(shelf, 'LN', 'two@notices.test', { unit: 2 })
  await register(shelf, 'LN', 'two@notices.test', { unit: 9 })
  await publish()
  await job()
  const [only, ...more] = await mailsOf(recallId)
  expect(more).toEqual([])
  for (const unit of [2, 9]) expect(`${only!.text}\n`).toContain(`/01/${shelf.gtin}/10/LN/21/${unit}\n`)
})

test('of a lot of which some units are recalled, those are told, and those who do not know their number', async () => {
  const { shelf, lotId, recallId, publish, job } = await scene()
  for (let unit = 1; unit <= 10; unit += 1) await register(shelf, 'LN', `unit-${String(unit).padStart(2, '0')}@notices.test`, { unit })
  await register(shelf, 'LN', 'unknown@notices.test')
  const units = [{ first: 2, last: 4 }, { first: 8, last: 8 }]
  await publish(units)
  await job()
  expect((await mailsOf(recallId)).map(({ to }) => to)).toEqual(['unit-02@notices.test', 'unit-03@notices.test', 'unit-04@notices.test', 'unit-08@notices.test', 'unknown@notices.test'])
  expect((await getAccount(shelf.owner, [{ lotId, units }])).registrations.reachable, unitsText(units)).toBe(5)
})

test('who confirms after it was published is written to, once; who confirms at the same moment too', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { shelf, recallId, publish, job } = await scene()
    const late = await register(shelf, 'LN', `late-${round}@notices.test`, { confirm: false })
    const same = await register(shelf, 'LN', `same-${round}@notices.test`, { confirm: false })
    await Promise.all([publish().then(job), perform(confirmRegistration, guest, { token: same })])
    await perform(confirmRegistration, guest, { token: late })
    const waiting = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'recall-notices' and j.payload->>'recallId' = ${recallId}`
    expect(waiting[0]!.count).toBeGreaterThanOrEqual(2) // the publishing, and the late one
    for (let run = 0; run < waiting[0]!.count - 1; run += 1) await job()
    expect((await mailsOf(recallId)).map(({ to }) => to)).toEqual([`late-${round}@notices.test`, `same-${round}@notices.test`])
  }
})

test('a draft, and another brand’s recall, are not written about; what was closed meanwhile is', async () => {
  const { shelf, brandId, recallId, publish, job } = await scene(false)
  await register(shelf, 'LN', 'closed@notices.test')
  expect((await refused(writeNotices, system(shelf), { brandId, recallId })).code).toBe('not-found')
  await publish()
  const stranger = await makeBrandActor('owner')
  expect((await refused(writeNotices, { kind: 'system', name: 'test', brandId: stranger.brandId }, { brandId: stranger.brandId, recallId })).code).toBe('not-found')
  expect(await getNotices(stranger, recallId)).toEqual({ sent: 0, skipped: 0, toGo: 0, givenUp: 0 })
  await perform(closeRecall, shelf.owner, { recallId, version: 2 })
  await job()
  expect((await mailsOf(recallId)).map(({ to }) => to)).toEqual(['closed@notices.test'])
  expect(await getNotices(stranger, recallId), 'not even how many are in the outbox').toEqual({ sent: 0, skipped: 0, toGo: 0, givenUp: 0 })
})

test('who stops while a mail waits in the outbox is not written to any more; of two toys the other one still counts, and its link stops it', async () => {
  const { shelf, recallId, publish, job } = await scene()
  const gone = await register(shelf, 'LN', 'gone@notices.test')
  await register(shelf, 'LN', 'half@notices.test', { unit: 2 })
  await register(shelf, 'LN', 'half@notices.test', { unit: 3 })
  await publish()
  await job()
  const waiting = (await mailsOf(recallId)).find(({ to }) => to === 'half@notices.test')!
  const stopOf = (text: string) => /\/registrations\/([\w-]+)\?stop/.exec(text)![1]!
  await perform(withdrawRegistration, guest, { token: gone })
  await perform(withdrawRegistration, guest, { token: stopOf(waiting.text) })
  await work()
  const sent = await db.keptMail.findMany({ where: { to: { in: ['gone@notices.test', 'half@notices.test'] }, subject: { startsWith: 'Recall' } } })
  expect(sent.map(({ to }) => to)).toEqual(['half@notices.test'])
  expect(await getNotices(shelf.owner, recallId)).toEqual({ sent: 1, skipped: 1, toGo: 0, givenUp: 0 })
  expect(stopOf(sent[0]!.text)).not.toBe(stopOf(waiting.text))
  expect(await getRegistration(stopOf(sent[0]!.text))).toMatchObject({ state: 'confirmed' })
})

test('an address that nobody confirms is not asked after it was erased', async () => {
  const { shelf } = await scene()
  const token = await register(shelf, 'LN', 'never@notices.test', { confirm: false })
  await perform(withdrawRegistration, guest, { token })
  await work()
  expect(await db.keptMail.count({ where: { to: 'never@notices.test' } })).toBe(0)
})
