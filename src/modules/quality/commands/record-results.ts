import { actorName, actorUserId } from '#auth/actor.ts'
import { record, recordedBefore } from '#audit/record.ts'
import { fileNameText } from '#kernel/file-name.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, invalid, notFound, type Refusal } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { keepFile } from '#server/files/file-store.ts'
import { inspectionScope } from '../access.ts'
import { judgeAnswer, type ChecklistItem, type JudgedAnswer } from '../domain/checklist.ts'
import { itemsAt } from '../domain/inspection-verdict.ts'
import type { QualityEvent } from '../events.ts'
import type { Answer, RecordUnit } from '../schemas.ts'
import { loadInspection, saveInspection, type InspectionRow } from '../store.ts'
import type { Inspector } from './start-inspection.ts'

interface JudgedInput {
  readonly answer: Answer
  readonly item: ChecklistItem
  readonly judged: JudgedAnswer
  readonly field: string
}

/** One answer for one unit of the sample. Its id is made by the client: sent again it changes nothing. A later answer supersedes; both stay. */
export async function recordResult(ctx: CommandContext<Inspector>, input: { inspectionId: Id; position: number; answer: Answer }): Promise<Result<{ passed: boolean }>> {
  const recorded = await recordAnswers(ctx, { inspectionId: input.inspectionId, position: input.position, answers: [input.answer] }, () => 'answer')
  return recorded.ok ? ok({ passed: recorded.value.failed === 0 }) : recorded
}

/** All answers for one unit at once, or none of them. `rest: 'pass'` answers what was left open among the pass-or-fail questions. */
export async function recordUnit(ctx: CommandContext<Inspector>, input: RecordUnit): Promise<Result<{ number: string; position: number; failed: number; next: number | null }>> {
  const recorded = await recordAnswers(ctx, input, (index) => `answers[${index}]`)
  return recorded.ok ? ok({ position: input.position, ...recorded.value }) : recorded
}

async function recordAnswers(
  ctx: CommandContext<Inspector>, input: Omit<RecordUnit, 'rest'> & { rest?: 'pass' }, fieldOf: (index: number) => string,
): Promise<Result<{ number: string; failed: number; next: number | null }>> {
  const inspection = await loadInspection(ctx.tx, await inspectionScope(ctx.tx, ctx.actor), input.inspectionId)
  if (!inspection) return refused(notFound('inspection'))
  if (inspection.state !== 'in-progress') {
    return refused(conflict('inspection-closed', `${inspection.number} is ${inspection.state}: its results no longer change. What you entered was not saved.`))
  }
  const judged = judgeAll(inspection, input, fieldOf)
  if (!judged.ok) return judged

  const known = await ctx.tx.inspectionResult.findMany({ where: { id: { in: judged.value.map(({ answer }) => answer.id) } }, select: { id: true, inspectionId: true, position: true, itemKey: true, passed: true } })
  const other = known.find((row) => row.inspectionId !== inspection.id || row.position !== input.position || !judged.value.some(({ answer, item, judged: { passed } }) => answer.id === row.id && item.key === row.itemKey && passed === row.passed))
  if (other) return refused(invalid('key-reused', 'This answer was already saved with another result. Load the page again to change it.'))
  const fresh = judged.value.filter(({ answer }) => !known.some(({ id }) => id === answer.id))

  const unseen = await refuseUnseen(ctx, inspection, input.position, fresh)
  if (unseen) return refused(unseen)

  const photos = new Map<Id, Id>()
  for (const { answer, field } of fresh) { // a photo or two a unit; the bytes are kept before the rows that name them
    if (!answer.photo || answer.photo.size === 0) continue
    const photoId = await keepPhoto(ctx, inspection.brandId, answer.photo, `${field}.photo`)
    if (!photoId.ok) return photoId
    photos.set(answer.id, photoId.value)
  }
  if (fresh.length > 0) {
    await ctx.tx.inspectionResult.updateMany({
      where: { brandId: inspection.brandId, inspectionId: inspection.id, position: input.position, itemKey: { in: fresh.map(({ item }) => item.key) }, supersededAt: null }, data: { supersededAt: ctx.now },
    })
    await ctx.tx.inspectionResult.createMany({
      data: fresh.map(({ answer, item, judged: { passed, measured } }) => ({
        id: answer.id, brandId: inspection.brandId, inspectionId: inspection.id, position: input.position, itemKey: item.key, passed, measured,
        note: answer.note ?? '', photoId: photos.get(answer.id) ?? null, recordedBy: actorName(ctx.actor), at: ctx.now,
      })),
    })
    await saveInspection(ctx.tx, inspection, {})
  }
  const failed = judged.value.filter(({ judged: { passed } }) => !passed)
  if (fresh.length === 0) recordedBefore(ctx)
  else await record<QualityEvent>(ctx, {
    type: 'quality.result-recorded', brandId: inspection.brandId, subject: { kind: 'inspection', id: inspection.id },
    data: { position: input.position, unit: inspection.sampleUnits[input.position - 1], answers: fresh.length, failed: failed.map(({ item }) => item.key) },
  })
  return ok({ number: inspection.number, failed: failed.length, next: input.position < inspection.frozen.plan.sampleSize ? input.position + 1 : null })
}

/** Checks every answer of a unit; the first that cannot be taken refuses all, at its own field. */
function judgeAll(inspection: InspectionRow, input: Omit<RecordUnit, 'rest'> & { rest?: 'pass' }, fieldOf: (index: number) => string): Result<JudgedInput[]> {
  const { plan, checklist } = inspection.frozen
  const asked = new Map(itemsAt(plan, checklist.items, input.position).map((item) => [item.key, item]))
  if (asked.size === 0) return refused(invalid('position-outside', `The sample has ${plural(plan.sampleSize, 'unit')}.`, { field: 'position' }))
  const judged: JudgedInput[] = []
  for (const [index, answer] of input.answers.entries()) {
    const field = fieldOf(index)
    const item = asked.get(answer.itemKey)
    if (!item) return refused(invalid('item-not-asked', 'This question is not asked of this unit.', { field }))
    const result = answer.result ?? (input.rest === 'pass' ? 'pass' : undefined)
    const blank = result === undefined && !answer.measured && !answer.note && !(answer.photo && answer.photo.size > 0)
    if (item.optional && blank) continue
    const outcome = judgeAnswer(item, {
      passed: result === undefined ? null : result === 'pass', measured: answer.measured ?? null, note: answer.note, hasPhoto: Boolean(answer.photo && answer.photo.size > 0),
    })
    if (!outcome.ok) return refused({ ...outcome.refusal, field: `${field}.${inputOf(item, outcome.refusal.code)}` })
    judged.push({ answer, item, judged: outcome.value, field })
  }
  return judged.length > 0 ? ok(judged) : refused(invalid('nothing-answered', 'Answer at least one question of this unit.'))
}

/** Somebody answered in another window after this page was made: a failure found there is not passed over by "the rest passes" here. The same answer again is none. */
async function refuseUnseen(ctx: CommandContext<Inspector>, inspection: InspectionRow, position: number, fresh: readonly JudgedInput[]): Promise<Refusal | null> {
  const careful = fresh.filter(({ answer }) => answer.seen !== undefined)
  if (careful.length === 0) return null
  const standing = await ctx.tx.inspectionResult.findMany({
    where: { brandId: inspection.brandId, inspectionId: inspection.id, position, itemKey: { in: careful.map(({ item }) => item.key) }, supersededAt: null },
    select: { id: true, itemKey: true, passed: true, measured: true, note: true, photoId: true, recordedBy: true },
  })
  for (const { answer, item, judged, field } of careful) {
    const other = standing.find(({ itemKey }) => itemKey === item.key)
    if (!other || other.id === answer.seen) continue
    const measured = other.measured?.toString() ?? null
    const same = other.passed === judged.passed && Number(measured) === Number(judged.measured) && other.note === (answer.note ?? '') && other.photoId === null
    if (!same) return conflict('answered-meanwhile', `${other.recordedBy} answered this meanwhile: ${measured ?? (other.passed ? 'pass' : 'fail')}. Load the page again to see it before you change it.`, { field: `${field}.${inputOf(item, '')}` })
  }
  return null
}

/** The name of the input a refusal belongs to. */
function inputOf(item: ChecklistItem, code: string): string {
  if (code === 'photo-missing') return 'photo'
  if (code === 'note-missing') return 'note'
  return item.kind === 'passFail' ? 'result' : item.kind === 'text' ? 'note' : item.kind === 'photo' ? 'photo' : 'measured'
}

async function keepPhoto(ctx: CommandContext<Inspector>, brandId: Id, photo: File, field: string): Promise<Result<Id>> {
  const kept = await keepFile(new Uint8Array(await photo.arrayBuffer()), field)
  if (!kept.ok) return kept
  const id = ctx.newId()
  await ctx.tx.attachment.create({ data: { id, brandId, ...kept.value, name: fileNameText(photo.name), uploadedById: actorUserId(ctx.actor), createdAt: ctx.now }, select: { id: true } })
  return ok(id)
}
