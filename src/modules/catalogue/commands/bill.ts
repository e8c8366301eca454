import { record } from '#audit/record.ts'
import type { BrandActor } from '#auth/actor.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { diffBills, isSame, nextFindNumber, type BillDiff, type BillLine } from '../domain/bill.ts'
import type { CatalogueEvent } from '../events.ts'
import type { ChangeBill } from '../schemas.ts'
import { listBillRows, listPartsMeant, writeBill } from '../store-bill.ts'
import { touchDraft } from '../touch-draft.ts'

export interface ChangedBill {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** Changes any number of lines of a draft's bill of materials at once: all of it, or nothing and why. */
export async function changeBill(ctx: CommandContext<BrandActor>, input: ChangeBill): Promise<Result<ChangedBill>> {
  const { brandId } = ctx.actor
  const draft = await touchDraft(ctx, input.toyRevisionId, input.version)
  if (!draft.ok) return draft
  const before = await listBillRows(ctx.tx, brandId, input.toyRevisionId)
  const present = new Set(before.map(({ findNumber }) => findNumber))
  if ([...input.remove, ...input.lines.map(({ findNumber }) => findNumber)].some((findNumber) => !present.has(findNumber))) return refused(notFound('line'))
  const added = input.add ? await newLine(ctx, input.add, before) : ok(null)
  if (!added.ok) return added

  const asked = new Map(input.lines.map((line) => [line.findNumber, line]))
  const removed = new Set(input.remove)
  const after: BillLine[] = before.filter(({ findNumber }) => !removed.has(findNumber)).map((line) => ({ ...line, ...asked.get(line.findNumber) }))
  const diff = diffBills<BillLine>(before, added.value ? [...after, added.value.line] : after)
  if (isSame(diff)) return refused(invalid('nothing-changed', 'Nothing has changed yet. Change a quantity, remove a line or add one, then save.'))
  await writeBill(ctx.tx, () => ctx.newId(), brandId, input.toyRevisionId, diff)
  await record<CatalogueEvent>(ctx, {
    type: 'catalogue.bill-changed', brandId, subject: { kind: 'toy', id: draft.value.toyId },
    data: { revision: draft.value.code, ...countsOf(diff), lines: linesTold(diff, new Map([...before.map((line) => [line.partRevisionId, `${line.partNumber} ${line.partRevisionCode}`] as const), ...(added.value ? [[added.value.line.partRevisionId, added.value.part] as const] : [])])) },
  })
  return ok(countsOf(diff))
}

/** The part is meant by its number, its name, or a piece of either that fits only one. */
async function newLine(ctx: CommandContext<BrandActor>, add: NonNullable<ChangeBill['add']>, before: readonly BillLine[]): Promise<Result<{ line: BillLine; part: string }>> {
  const meant = await listPartsMeant(ctx.tx, ctx.actor.brandId, add.part)
  const [part] = meant
  if (!part) return refused(invalid('no-such-part', `No part fits “${add.part}”. Type its number or a piece of its name; what does not exist yet is added under Parts.`, { field: 'add.part' }))
  if (meant.length > 1) return refused(invalid('several-parts', `Several parts fit “${add.part}”: ${meant.map(({ name, number }) => `${name} (${number})`).join(', ')}. Type the number.`, { field: 'add.part' }))
  if (part.retired) return refused(conflict('part-retired', `Part ${part.number} is retired; choose another one.`, { field: 'add.part' }))
  return ok({ line: { findNumber: nextFindNumber(before), partRevisionId: part.partRevisionId, quantity: add.quantity, replaceable: add.replaceable }, part: `${part.number} ${part.code}` })
}

export function countsOf(diff: BillDiff): ChangedBill {
  return { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length }
}

const MOST_TOLD = 50

/** What the trail says of each line: "+ 7: 2 × SP-P-0001 B". Of a large change its first lines; the counts are whole. */
export function linesTold(diff: BillDiff, partOf: ReadonlyMap<string, string>): string[] {
  const part = ({ partRevisionId }: BillLine) => partOf.get(partRevisionId) ?? '?'
  return [
    ...diff.removed.map((line) => `− ${line.findNumber}: ${line.quantity} × ${part(line)}`),
    ...diff.added.map((line) => `+ ${line.findNumber}: ${line.quantity} × ${part(line)}`),
    ...diff.changed.map(({ before, after }) => `${before.findNumber}: ${before.quantity} × ${part(before)} → ${after.quantity} × ${part(after)}${before.replaceable === after.replaceable ? '' : after.replaceable ? ', replaceable' : ', not replaceable'}`),
  ].slice(0, MOST_TOLD)
}
