import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { ChecklistItem } from './domain/checklist.ts'
import type { AqlByClass, InspectionPlan } from './domain/inspection-plan.ts'
import type { InspectionState } from './domain/inspection-state.ts'
import type { InspectionVerdict, RecordedAnswer } from './domain/inspection-verdict.ts'

/** A checklist as one inspection uses it: copied at its start, never looked up again. */
export interface ChecklistCopy {
  readonly revision: number
  readonly title: string
  readonly level: string
  readonly aql: AqlByClass
  readonly items: readonly ChecklistItem[]
}

/** What is frozen and hashed when an inspection starts. */
export interface FrozenPlan {
  readonly plan: InspectionPlan
  readonly checklist: ChecklistCopy
  /** The run's own frozen checklist, or the toy's current one for lots without a run. */
  readonly from: 'run' | 'toy'
  /** The sample can be drawn again from it, and must come out the same. */
  readonly seed: string
}

export interface InspectionRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly lotId: Id
  readonly locationId: Id
  readonly state: InspectionState
  readonly lotSize: number
  readonly frozen: FrozenPlan
  readonly planHash: string
  readonly sampleUnits: readonly number[]
  readonly verdict: InspectionVerdict | null
  readonly version: number
}

/** An inspection in the actor's scope, locked until the end of the transaction, or null. */
export async function loadInspection(tx: Tx, scope: Prisma.InspectionWhereInput, id: Id): Promise<InspectionRow | null> {
  const found = await tx.inspection.findFirst({ where: { AND: [scope, { id }] }, select: { id: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 as one from "Inspection" where id = ${id}::uuid for update`
  const { plan, verdict, state, ...row } = await tx.inspection.findUniqueOrThrow({
    where: { id }, select: { id: true, brandId: true, number: true, lotId: true, locationId: true, state: true, lotSize: true, plan: true, planHash: true, sampleUnits: true, verdict: true, version: true },
  })
  return { ...row, state: state as InspectionState, frozen: plan as unknown as FrozenPlan, verdict: verdict as unknown as InspectionVerdict | null }
}

/** The newest inspection of a lot that was not replaced, or null. */
export async function latestInspection(tx: Tx, brandId: Id, lotId: Id): Promise<{ id: Id; number: string; state: InspectionState; lotSize: number } | null> {
  const row = await tx.inspection.findFirst({
    where: { brandId, lotId, state: { not: 'superseded' } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { id: true, number: true, state: true, lotSize: true },
  })
  return row && { ...row, state: row.state as InspectionState }
}

/** Saves an inspection that is still as it was loaded. False: somebody was faster. */
export async function saveInspection(tx: Tx, inspection: Pick<InspectionRow, 'id' | 'version'>, data: Prisma.InspectionUpdateManyMutationInput): Promise<boolean> {
  const { count } = await tx.inspection.updateMany({ where: { id: inspection.id, version: inspection.version }, data: { ...data, version: { increment: 1 } } })
  return count === 1
}

/** Answers that stand: the latest for each unit and question. */
export async function standingAnswers(tx: Tx, brandId: Id, inspectionId: Id): Promise<RecordedAnswer[]> {
  const rows = await tx.inspectionResult.findMany({
    where: { brandId, inspectionId, supersededAt: null }, select: { position: true, itemKey: true, passed: true, measured: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ measured, ...row }) => ({ ...row, measured: measured?.toString() ?? null }))
}

/** The checklist a toy has now; null when it has none. */
export async function currentChecklist(tx: Tx, brandId: Id, toyId: Id): Promise<ChecklistCopy | null> {
  const row = await tx.checklist.findFirst({
    where: { brandId, toyId, state: 'current' }, orderBy: { revision: 'desc' }, select: { revision: true, title: true, level: true, aql: true, items: true },
  })
  return row as unknown as ChecklistCopy | null
}

/** Units of a lot that were ever made or received, less what was taken back by an undo. */
export async function unitsMade(tx: Tx, brandId: Id, lotId: Id): Promise<number> {
  const [row] = await tx.$queryRaw<{ made: number }[]>`
    select coalesce(sum(m.quantity), 0)::int as made from "StockMove" m
    where m."brandId" = ${brandId}::uuid and m."lotId" = ${lotId}::uuid and m."fromKind" in ('production', 'supplier') and m."toKind" = 'location' and m.reason <> 'reversed'
      and not exists (select 1 from "StockMove" r where r."reversesId" = m.id)`
  return row?.made ?? 0
}
