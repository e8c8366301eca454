import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeApiToken } from '#auth/commands/api-tokens.ts'
import { makeSecretToken } from '#auth/secret-token.ts'
import { record } from '#audit/record.ts'
import { db } from '#db/client.ts'
import { ok } from '#kernel/result.ts'
import type { BrandActor } from '#auth/actor.ts'
import type { CommandContext } from '#server/command.ts'
import { defineRoute } from '#server/define-route.ts'
import { runCommand } from '#server/run-command.ts'
import { eventsAbout, perform } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

/** A command that waits at its heart until the test lets it go on. */
function slowCommand() {
  let started: () => void
  let finish: () => void
  const running = new Promise<void>((resolve) => { started = resolve })
  const mayFinish = new Promise<void>((resolve) => { finish = resolve })
  const command = async (ctx: CommandContext<BrandActor>, input: { note: string }) => {
    await record(ctx, { type: 'test.noted', brandId: ctx.actor.brandId, subject: { kind: 'brand', id: ctx.actor.brandId }, data: { note: input.note } })
    started()
    await mayFinish
    return ok({ id: ctx.newId(), note: input.note })
  }
  return { command, running, finish: () => finish() }
}

const noted = async (ctx: CommandContext<BrandActor>, input: { note: string }) => {
  await record(ctx, { type: 'test.noted', brandId: ctx.actor.brandId, subject: { kind: 'brand', id: ctx.actor.brandId } })
  return ok({ id: ctx.newId(), note: input.note })
}

test('the same key and entries: the stored reply, nothing written', async () => {
  const actor = await makeBrandActor('owner')
  const call = { name: 'test.note', command: noted, actor, input: { note: 'a' }, idempotencyKey: 'k1' }
  const first = await runCommand(call)
  const again = await runCommand(call)
  expect(again).toEqual({ ...first, replayed: true })
  expect(await eventsAbout(actor.brandId)).toEqual(['test.noted'])
  // A key is its sender's own: somebody else's same key is another request.
  const other = await makeBrandActor('owner')
  expect(await runCommand({ ...call, actor: other })).not.toHaveProperty('replayed')
})

test('a command that answers nothing keeps that answer too', async () => {
  const actor = await makeBrandActor('owner')
  const silent = async (ctx: CommandContext<BrandActor>) => {
    await record(ctx, { type: 'test.noted', brandId: ctx.actor.brandId, subject: { kind: 'brand', id: ctx.actor.brandId } })
    return ok(undefined)
  }
  const call = { name: 'test.silent', command: silent, actor, input: {}, idempotencyKey: 'k1' }
  expect(await runCommand(call)).toMatchObject({ ok: true })
  expect(await runCommand(call)).toMatchObject({ ok: true, replayed: true })
  expect(await eventsAbout(actor.brandId)).toEqual(['test.noted'])
})

test('the same key and other entries, files included: refused', async () => {
  const actor = await makeBrandActor('owner')
  const call = { name: 'test.note', command: noted, actor, idempotencyKey: 'k2' }
  await runCommand({ ...call, input: { note: 'a' } })
  expect(await runCommand({ ...call, input: { note: 'b' } })).toMatchObject({ ok: false, refusal: { code: 'key-reused' } })
  expect(await runCommand({ ...call, name: 'test.other', input: { note: 'a' } })).toMatchObject({ ok: false, refusal: { code: 'key-reused' } })

  const withFile = { name: 'test.file', command: (ctx: CommandContext<BrandActor>) => noted(ctx, { note: 'file' }), actor, idempotencyKey: 'k3' }
  await runCommand({ ...withFile, input: { file: new File(['date,sku,sold'], 'a.csv') } })
  expect(await runCommand({ ...withFile, input: { file: new File(['date,sku,sold'], 'a.csv') } })).toMatchObject({ ok: true, replayed: true })
  expect(await runCommand({ ...withFile, input: { file: new File(['date,sku,SOLD'], 'a.csv') } })).toMatchObject({ ok: false, refusal: { code: 'key-reused' } })
})

test('a refusal keeps nothing: corrected entries may be sent under the same key', async () => {
  const actor = await makeBrandActor('owner')
  const picky = async (ctx: CommandContext<BrandActor>, input: { note: string }) => {
    const done = await noted(ctx, input)
    return input.note === 'good' ? done : { ok: false as const, refusal: { code: 'not-good', kind: 'invalid' as const, message: 'Not good.' } }
  }
  const call = { name: 'test.picky', command: picky, actor, idempotencyKey: 'k4' }
  expect(await runCommand({ ...call, input: { note: 'bad' } })).toMatchObject({ ok: false, refusal: { code: 'not-good' } })
  expect(await db.auditEvent.count({ where: { brandId: actor.brandId } })).toBe(0)
  expect(await runCommand({ ...call, input: { note: 'good' } })).toMatchObject({ ok: true })
})

test('a refusal that stands is heard again under its key; one of the moment, and a failure, leave the key free', async () => {
  const actor = await makeBrandActor('owner')
  let trouble: 'no' | 'not now' | 'broken' | 'said meanwhile' | null = null
  const moody = async (ctx: CommandContext<BrandActor>, input: { note: string }) => {
    const done = await noted(ctx, input)
    if (trouble === 'broken') throw new Error('the connection is gone')
    if (trouble === 'said meanwhile') {
      const { requestHash } = await db.idempotencyRecord.findFirstOrThrow({ where: { key: 'k7' } })
      const actorKey = `brand:${actor.brandId}:${actor.userId}`
      await db.idempotencyRecord.createMany({ data: { actorKey, key: 'k9', command: 'test.moody', requestHash, reply: { id: 'first' } }, skipDuplicates: true })
    }
    return trouble ? { ok: false as const, refusal: { code: trouble === 'not now' ? 'not-now' : 'no', kind: 'conflict' as const, message: 'No.', field: 'note' } } : done
  }
  const call = { name: 'test.moody', command: moody, actor, input: { note: 'a' }, keepsRefusal: ({ code }: { code: string }) => code !== 'not-now' }

  trouble = 'no'
  const told = await runCommand({ ...call, idempotencyKey: 'k7' })
  expect(told).toMatchObject({ ok: false, refusal: { code: 'no', field: 'note' } })
  trouble = null
  expect(await runCommand({ ...call, idempotencyKey: 'k7' })).toEqual({ ...told, replayed: true })
  expect(await runCommand({ ...call, input: { note: 'b' }, idempotencyKey: 'k7' })).toMatchObject({ ok: false, refusal: { code: 'key-reused' } })

  trouble = 'not now'
  expect(await runCommand({ ...call, idempotencyKey: 'k8' })).toMatchObject({ ok: false, refusal: { code: 'not-now' } })
  trouble = 'broken'
  await expect(runCommand({ ...call, idempotencyKey: 'k8' })).rejects.toThrow('the connection is gone')
  trouble = null
  expect(await runCommand({ ...call, idempotencyKey: 'k8' })).toMatchObject({ ok: true })

  // The same request was answered between the "no" and its keeping: what was said first stands.
  trouble = 'said meanwhile'
  expect(await runCommand({ ...call, idempotencyKey: 'k9' })).toEqual({ ok: true, value: { id: 'first' }, replayed: true })
})

test('still in flight: the second one is told so at once, and nothing happens twice', async () => {
  const actor = await makeBrandActor('owner')
  const { command, running, finish } = slowCommand()
  const call = { name: 'test.slow', command, actor, input: { note: 'a' }, idempotencyKey: 'k5' }
  const first = runCommand(call)
  await running
  expect(await runCommand(call)).toMatchObject({ ok: false, refusal: { code: 'in-flight', kind: 'conflict' } })
  finish()
  const done = await first
  expect(done.ok).toBe(true)
  expect(await runCommand(call)).toEqual({ ...done, replayed: true })
  expect(await eventsAbout(actor.brandId)).toEqual(['test.noted'])
})

test('forty at once under one key: one effect, and everybody else has its reply or hears that it is under way', async () => {
  const actor = await makeBrandActor('owner')
  const call = { name: 'test.note', command: noted, actor, input: { note: 'a' }, idempotencyKey: 'k6' }
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => runCommand(call)))
  const replies = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [JSON.stringify(outcome.value)] : [])))
  expect(replies.size).toBe(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code !== 'in-flight')).toEqual([])
  expect(await eventsAbout(actor.brandId)).toEqual(['test.noted'])
})

test('over HTTP: 200 again with the same body, 422 for another body, 409 while in flight', async () => {
  const owner = await makeBrandActor('owner')
  const { token } = makeSecretToken()
  await perform(makeApiToken, owner, { name: 'Till', role: 'manager', token })
  const { command, running, finish } = slowCommand()
  const route = { entrance: 'token', ability: 'stock:move', schema: z.object({ note: z.string() }) } as const
  const quick = defineRoute({ ...route, name: 'test.note', command: noted })
  const slow = defineRoute({ ...route, name: 'test.slow', command })
  const post = (handler: typeof quick, key: string, note: string) => handler(
    new Request('http://localhost:3000/api/test', { method: 'POST', body: JSON.stringify({ note }), headers: { authorization: `Bearer ${token}`, 'idempotency-key': key } }), { params: Promise.resolve({}) })

  const first = await post(quick, 'h1', 'a')
  const again = await post(quick, 'h1', 'a')
  expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true'])
  expect(await again.json()).toEqual(await first.json())
  const other = await post(quick, 'h1', 'b')
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'key-reused'])

  const open = post(slow, 'h2', 'a')
  await running
  const second = await post(slow, 'h2', 'a')
  expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([409, 'in-flight'])
  finish()
  expect((await open).status).toBe(200)
})
