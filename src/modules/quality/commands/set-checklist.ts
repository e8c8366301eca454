import type { BrandActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { checkChecklist, type ChecklistItem } from '../domain/checklist.ts'
import { planInspection, type AqlByClass } from '../domain/inspection-plan.ts'
import type { QualityEvent } from '../events.ts'

/** A question as it is sent: text fields are not trusted to be the words of the domain. */
export interface ChecklistItemInput {
  readonly key?: string
  readonly prompt: string
  readonly kind?: string
  readonly defectClass?: string | null
  readonly unit?: string
  readonly lower?: string | number | null
  readonly upper?: string | number | null
  readonly optional?: boolean
  readonly onFail?: { readonly photo?: boolean; readonly note?: boolean }
  /** A box of the editor: a failed answer needs words. */
  readonly notePlease?: boolean
}

export interface ChecklistInput {
  readonly toyId: Id
  /** The revision that was on the screen; 0: there was none. */
  readonly revision?: number
  readonly title: string
  readonly level: string
  readonly aql: AqlByClass
  readonly items: readonly ChecklistItemInput[]
}

/**
 * Writes the next revision of a toy's checklist; the one before stays readable. Runs that were released keep the one they were released with.
 * Refused: no question, a question without a class or limits, limits crossed, an AQL the tables do not have.
 */
export async function setChecklist(ctx: CommandContext<BrandActor>, input: ChecklistInput): Promise<Result<{ revision: number }>> {
  const { brandId } = ctx.actor
  const toy = await ctx.tx.toy.findFirst({ where: { id: input.toyId, brandId }, select: { id: true } })
  if (!toy) return refused(notFound('toy'))
  const items = toItems(input.items)
  const checked = checkChecklist(items)
  if (!checked.ok) return refused({ ...checked.refusal, field: fieldOf(items, checked.refusal.field) })
  // A lot of 100 stands for all: it shows whether level and AQLs exist in the tables.
  const planned = planInspection({ lotSize: 100, level: input.level, aqlByClass: input.aql })
  if (!planned.ok) return planned

  await ctx.tx.$queryRaw`select 1 as one from "Toy" where id = ${toy.id}::uuid for update`
  const newest = await ctx.tx.checklist.findFirst({ where: { brandId, toyId: toy.id }, orderBy: { revision: 'desc' }, select: { revision: true } })
  if (input.revision !== undefined && input.revision !== (newest?.revision ?? 0)) return refused(stale('checklist'))
  const revision = (newest?.revision ?? 0) + 1
  await ctx.tx.checklist.updateMany({ where: { brandId, toyId: toy.id, state: 'current' }, data: { state: 'replaced' } })
  const id = ctx.newId()
  await ctx.tx.checklist.create({
    data: {
      id, brandId, toyId: toy.id, revision, title: input.title, level: input.level, createdAt: ctx.now,
      aql: input.aql as Prisma.InputJsonValue, items: checked.value as unknown as Prisma.InputJsonValue,
    },
    select: { id: true },
  })
  await record<QualityEvent>(ctx, { type: 'quality.checklist-set', brandId, subject: { kind: 'checklist', id: toy.id }, data: { revision, title: input.title, items: items.length, level: input.level, aql: input.aql } })
  return ok({ revision })
}

function toItems(inputs: readonly ChecklistItemInput[]): ChecklistItem[] {
  const keys = new Set(inputs.flatMap(({ key }) => (key ? [key] : [])))
  return inputs.map(({ key, prompt, kind = 'passFail', defectClass, unit, lower, upper, optional, onFail, notePlease }) => {
    const records = kind === 'text' || kind === 'photo'
    const limits = kind === 'numeric' || kind === 'count'
    return {
      key: key || freshKey(prompt, keys), prompt: prompt.trim(), kind: kind as ChecklistItem['kind'], defectClass: records ? null : ((defectClass ?? null) as ChecklistItem['defectClass']),
      ...(limits && { ...(unit && { unit }), lower: lower ?? null, upper: upper ?? null }),
      ...(optional && { optional: true }),
      ...((notePlease || onFail) && { onFail: { ...(onFail?.photo && { photo: true }), ...((onFail?.note || notePlease) && { note: true }) } }),
    }
  })
}

/** 'No sharp edge, point or splinter' → 'no-sharp-edge-point', and 'no-sharp-edge-point-2' when that is taken. */
function freshKey(prompt: string, taken: Set<string>): string {
  const base = prompt.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 24).replace(/-+$/, '') || 'question'
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`
    if (!taken.has(key)) {
      taken.add(key)
      return key
    }
  }
}

function fieldOf(items: readonly ChecklistItem[], key: string | undefined): string | undefined {
  const index = items.findIndex((item) => item.key === key)
  return index < 0 ? key : `items[${index}].prompt`
}
