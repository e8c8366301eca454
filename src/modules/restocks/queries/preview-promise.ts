import type { RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { approvedPartnership } from '#modules/partners/public.ts'
import type { LinePromise } from '../domain/promise-model.ts'
import { quantityProblem } from '../domain/request-lines.ts'
import { promiseLines } from '../promise-lines.ts'

export interface PreviewLine {
  readonly skuId: Id
  readonly quantity: number
  /** Why this quantity cannot be ordered, in words; then there is no promise. */
  readonly problem: string | null
  readonly promise: LinePromise | null
  readonly sameWeek: boolean
}

export interface PromisePreview {
  readonly lines: readonly PreviewLine[]
  /** The day on which everything is there; null: a line has no day, or nothing is asked for. */
  readonly promisedOn: CalendarDate | null
  readonly weekEndsOn: CalendarDate | null
  readonly sameWeek: boolean
}

/**
 * What the shop would be promised at this moment. Nothing is held by asking. Lines whose quantity breaks the SKU's rules are told apart,
 * and the others are promised together. Null: no such shop, or no partner of this brand.
 */
export async function previewPromise(
  actor: RetailerActor, ask: { brandId: Id; shipToId: Id; lines: readonly { skuId: Id; quantity: number }[] }, now = new Date(),
): Promise<PromisePreview | null> {
  const [shop, partnership, rules] = await Promise.all([
    db.location.findFirst({ where: { id: ask.shipToId, organizationId: actor.organizationId }, select: { id: true } }),
    approvedPartnership(db, ask.brandId, actor.organizationId),
    db.sku.findMany({ where: { brandId: ask.brandId, id: { in: ask.lines.map(({ skuId }) => skuId) } }, select: { id: true, code: true, state: true, minimum: true, multiple: true } }),
  ])
  if (!shop || !partnership) return null
  const problemOf = ({ skuId, quantity }: { skuId: Id; quantity: number }): string | null => {
    const rule = rules.find(({ id }) => id === skuId)
    if (!rule || rule.state !== 'active') return 'This toy is no longer sold.'
    return quantityProblem(quantity, { skuId, code: rule.code, orderable: true, minimum: rule.minimum, multiple: rule.multiple })?.message ?? null
  }
  const judged = ask.lines.map((line) => ({ ...line, problem: problemOf(line) }))
  const good = judged.filter(({ problem }) => problem === null)
  const promised = await promiseLines(db, { ...ask, lines: good, at: now })
  if (!promised) return null
  const { answer } = promised
  const lines = judged.map((line): PreviewLine => {
    const promise = line.problem === null ? (answer.lines[good.indexOf(line)] ?? null) : null
    return { ...line, promise, sameWeek: promise?.promisedOn != null && answer.weekEndsOn !== null && promise.promisedOn <= answer.weekEndsOn }
  })
  return { lines, promisedOn: good.length > 0 ? answer.promisedOn : null, weekEndsOn: answer.weekEndsOn, sameWeek: good.length > 0 && answer.sameWeek }
}
