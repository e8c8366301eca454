import { actorName, type Actor, type RetailerActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { approvedPartnership } from '#modules/partners/public.ts'
import type { CommandContext } from '#server/command.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { acceptsByItself } from '../domain/decide-restock.ts'
import { checkRequestLines } from '../domain/request-lines.ts'
import type { RestockEvent } from '../events.ts'
import { promiseLines } from '../promise-lines.ts'
import type { RequestRestockInput } from '../schemas.ts'
import type { RestockRow } from '../store.ts'
import { completeAcceptance } from './accept-restock.ts'
import { takeHolds } from './take-holds.ts'

export interface RequestedRestock {
  readonly restockId: Id
  readonly number: string
  readonly state: 'submitted' | 'promised' | 'accepted'
  readonly promisedOn: CalendarDate | null
}

export const SAME_WEEK_RULE = 'rule: same week from stock'

/**
 * A shop asks, and is answered at once: every line gets its day and the chain behind it, or the reason why nobody can name one.
 * With the brand's rule on, a request that stock covers within the week is accepted in the same breath.
 */
export async function requestRestock(ctx: CommandContext<RetailerActor>, input: RequestRestockInput): Promise<Result<RequestedRestock>> {
  const { brandId, shipToId } = input
  const shop = await ctx.tx.location.findFirst({ where: { id: shipToId, organizationId: ctx.actor.organizationId }, select: { state: true, name: true } })
  if (!shop) return refused({ ...notFound('shop'), field: 'shipToId' })
  if (shop.state !== 'open') return refused(conflict('shop-closed', `${shop.name} is closed in Shortrun. Choose a shop that is open.`, { field: 'shipToId' }))
  const partnership = await approvedPartnership(ctx.tx, brandId, ctx.actor.organizationId)
  if (!partnership) return refused(conflict('not-a-partner', 'This brand has not approved your shop yet, or works with it no longer. Ask the brand.', { field: 'brandId' }))

  const rules = await ctx.tx.sku.findMany({
    where: { brandId, id: { in: input.lines.map(({ skuId }) => skuId) } },
    select: { id: true, code: true, state: true, minimum: true, multiple: true, wholesalePrice: true },
  })
  const checked = checkRequestLines(input.lines, rules.map(({ id, code, state, minimum, multiple }) => ({ skuId: id, code, orderable: state === 'active', minimum, multiple })))
  const [problem] = checked.problems
  // The form shows one input a SKU, blank ones included, so the SKU names the field and not the place in the list.
  if (problem) return refused(fieldOfSku(problem, input.lines))
  if (checked.lines.length > 50) return refused(invalid('too-many-lines', 'Send at most 50 toys in one restock.', { field: 'lines' }))

  const promised = await promiseLines(ctx.tx, { brandId, shipToId, lines: checked.lines, at: ctx.now })
  if (!promised) return refused(notFound('shop'))
  const { answer } = promised
  const id = ctx.newId()
  const price = new Map(rules.map((rule) => [rule.id, rule.wholesalePrice]))
  const number = await nextNumber(ctx.tx, brandId, 'RST')
  const state = answer.promisedOn === null ? 'submitted' as const : 'promised' as const
  const restock: RestockRow = {
    id, brandId, number, organizationId: ctx.actor.organizationId, shipToId, state, requestedAt: ctx.now, promisedOn: answer.promisedOn, sameWeek: answer.sameWeek, version: 1,
    lines: checked.lines.map(({ skuId, quantity }, index) => ({ id: ctx.newId(), position: index + 1, skuId, quantity, unitPrice: price.get(skuId)!, promise: answer.lines[index]! })),
  }
  await ctx.tx.restockRequest.create({
    data: {
      id, brandId, number, organizationId: restock.organizationId, shipToId, state, requestedAt: ctx.now, requestedById: ctx.actor.userId, requestedBy: actorName(ctx.actor),
      promisedOn: date(answer.promisedOn), sameWeek: answer.sameWeek, note: input.note ?? '', createdAt: ctx.now,
    },
    select: { id: true },
  })
  await ctx.tx.restockLine.createMany({
    data: restock.lines.map((line) => ({ ...line, brandId, requestId: id, promise: JSON.parse(JSON.stringify(line.promise)), promisedOn: date(line.promise.promisedOn) })),
  })
  await record<RestockEvent>(ctx, {
    type: 'restocks.requested', brandId, organizationId: restock.organizationId, subject: { kind: 'restock', id },
    data: { number, pieces: checked.lines.reduce((sum, line) => sum + line.quantity, 0), lines: checked.lines.length, promisedOn: answer.promisedOn, sameWeek: answer.sameWeek },
  })
  return ok({ restockId: id, number, state: await acceptByRule(ctx, restock), promisedOn: answer.promisedOn })
}

/** The brand's rule, when it is on and nobody was faster. Otherwise the request waits for a person, promised as it is. */
async function acceptByRule(ctx: CommandContext<Actor>, restock: RestockRow): Promise<'submitted' | 'promised' | 'accepted'> {
  const open = restock.state as 'submitted' | 'promised'
  if (!acceptsByItself(restock.lines.map(({ promise }) => promise), restock.sameWeek)) return open
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: restock.brandId }, select: { acceptSameWeek: true } })
  if (!brand.acceptSameWeek) return open
  const taken = await takeHolds(ctx, restock)
  if (!taken.ok) return open
  const accepted = await completeAcceptance(ctx, restock, taken.value.lines, SAME_WEEK_RULE)
  return accepted.ok ? 'accepted' : open
}

function fieldOfSku(problem: ReturnType<typeof invalid>, lines: RequestRestockInput['lines']): ReturnType<typeof invalid> {
  const index = /^lines\[(\d+)\]/.exec(problem.field ?? '')?.[1]
  const line = index === undefined ? undefined : lines[Number(index)]
  return line ? { ...problem, field: `sku-${line.skuId}` } : problem
}

function date(day: CalendarDate | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`)
}
