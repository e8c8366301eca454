import type { Actor } from '#auth/actor.ts'
import { listTrail, type TrailEntry } from '#audit/list-trail.ts'
import { db } from '#db/client.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { inspectionScope } from '../access.ts'
import { planHash } from '../commands/start-inspection.ts'
import { riskSentence } from '../domain/acceptance-probability.ts'
import type { ChecklistItem } from '../domain/checklist.ts'
import { planSentence, type ClassPlan, type DefectClass } from '../domain/inspection-plan.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import { countByClass, inspectionVerdict, itemsAt, type InspectionVerdict, type RecordedAnswer } from '../domain/inspection-verdict.ts'
import type { LotQuality } from '../domain/lot-state.ts'
import type { FrozenPlan } from '../store.ts'
import { namesOfLots } from './list-inspections.ts'

export interface StandingAnswer {
  readonly id: Id
  readonly itemKey: string
  readonly passed: boolean
  readonly measured: string | null
  readonly note: string
  readonly photoId: Id | null
  readonly by: string
}

/** One unit of the sample: its place in the drawn order and its number in the lot. */
export interface UnitState {
  readonly position: number
  readonly unit: number
  readonly state: 'open' | 'partly' | 'passed' | 'failed'
}

export interface CurrentUnit extends UnitState {
  readonly items: readonly { readonly item: ChecklistItem; readonly answer: StandingAnswer | null }[]
}

export interface ClassProgress extends ClassPlan {
  readonly found: number
}

export interface InspectionPage {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly state: InspectionState
  readonly version: number
  readonly lot: { readonly id: Id; readonly code: string; readonly itemName: string; readonly revision: string | null; readonly quality: LotQuality; readonly recalled: boolean; readonly version: number }
  readonly placeName: string
  readonly timeZone: string
  readonly lotSize: number
  readonly sampleSize: number
  readonly planWords: string
  readonly risks: readonly { readonly defectClass: DefectClass; readonly sentence: string }[]
  readonly edition: string
  readonly level: string
  readonly planHash: string
  /** The stored plan still has the hash it was started with. */
  readonly intact: boolean
  readonly checklist: { readonly title: string; readonly revision: number; readonly from: 'run' | 'toy' }
  readonly classes: readonly ClassProgress[]
  readonly units: readonly UnitState[]
  readonly done: number
  /** The unit in front of the person: the one asked for, else the first that is not done; null when all are. */
  readonly current: CurrentUnit | null
  /** What the verdict would be now, once every answer is there; of a closed inspection, what it was. */
  readonly verdict: InspectionVerdict | null
  readonly startedAt: string | null
  readonly closedAt: string | null
  readonly closedBy: string
  readonly failures: readonly { readonly position: number; readonly unit: number; readonly prompt: string; readonly defectClass: DefectClass | null; readonly measured: string | null; readonly note: string; readonly by: string }[]
  readonly replaces: { readonly id: Id; readonly number: string } | null
  readonly history: readonly TrailEntry[]
}

/** An inspection by number or id, with the unit in front of the person; null when the actor does not see it. */
export async function getInspection(actor: Actor, numberOrId: string, position?: number): Promise<InspectionPage | null> {
  const row = await db.inspection.findFirst({
    where: { AND: [await inspectionScope(db, actor), isId(numberOrId) ? { id: numberOrId } : { number: numberOrId }] },
    select: {
      id: true, brandId: true, number: true, state: true, version: true, lotId: true, locationId: true, lotSize: true, plan: true, planHash: true, sampleUnits: true, verdict: true, startedAt: true, closedAt: true, closedBy: true, replacesId: true,
      results: { where: { supersededAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true, position: true, itemKey: true, passed: true, measured: true, note: true, photoId: true, recordedBy: true } },
    },
  })
  if (!row) return null
  const [lots, place, replaced, history] = await Promise.all([
    namesOfLots([row.lotId]), db.location.findUnique({ where: { id: row.locationId }, select: { name: true, timeZone: true } }),
    row.replacesId ? db.inspection.findUnique({ where: { id: row.replacesId }, select: { id: true, number: true } }) : null,
    listTrail(row.brandId, { kind: 'inspection', id: row.id }, 30),
  ])
  const frozen = row.plan as unknown as FrozenPlan
  const { plan, checklist } = frozen
  const answers = row.results.map((result) => ({ ...result, measured: result.measured?.toString() ?? null }))
  const found = countByClass(plan, checklist.items, answers)
  const units = row.sampleUnits.map((unit, index) => ({ position: index + 1, unit, state: unitState(frozen, index + 1, answers) }))
  const open = row.state === 'in-progress'
  const wanted = units.find((unit) => unit.position === position) ?? units.find(({ state }) => state === 'open' || state === 'partly')
  const live = open ? inspectionVerdict(plan, checklist.items, answers) : null
  return {
    id: row.id, brandId: row.brandId, number: row.number, state: row.state as InspectionState, version: row.version, lot: { id: row.lotId, ...lots.get(row.lotId)! },
    placeName: place?.name ?? '', timeZone: place?.timeZone ?? 'UTC', lotSize: row.lotSize, sampleSize: plan.sampleSize, planWords: planSentence(plan),
    risks: plan.classes.filter(({ fullInspection }) => !fullInspection).map(({ defectClass, n, ac }) => ({ defectClass, sentence: riskSentence({ lotSize: plan.lotSize, n, ac }) })),
    edition: plan.edition, level: plan.level, planHash: row.planHash, intact: planHash(frozen, row.sampleUnits) === row.planHash,
    checklist: { title: checklist.title, revision: checklist.revision, from: frozen.from },
    classes: plan.classes.map((classPlan) => ({ ...classPlan, found: found[classPlan.defectClass] })),
    units, done: units.filter(({ state }) => state === 'passed' || state === 'failed').length,
    current: open && wanted ? { ...wanted, items: itemsAt(plan, checklist.items, wanted.position).map((item) => ({ item, answer: standing(answers, wanted.position, item.key) })) } : null,
    verdict: open ? (live?.ok ? live.value : null) : (row.verdict as unknown as InspectionVerdict | null),
    startedAt: row.startedAt?.toISOString() ?? null, closedAt: row.closedAt?.toISOString() ?? null, closedBy: row.closedBy,
    failures: answers.filter(({ passed }) => !passed).map((answer) => {
      const item = checklist.items.find(({ key }) => key === answer.itemKey)
      return { position: answer.position, unit: row.sampleUnits[answer.position - 1] ?? 0, prompt: item?.prompt ?? answer.itemKey, defectClass: item?.defectClass ?? null, measured: answer.measured === null ? null : `${answer.measured}${item?.unit ? ` ${item.unit}` : ''}`, note: answer.note, by: answer.recordedBy }
    }),
    replaces: replaced, history,
  }
}

type AnswerRow = RecordedAnswer & { readonly id: Id; readonly note: string; readonly photoId: Id | null; readonly recordedBy: string }

function unitState({ plan, checklist }: FrozenPlan, position: number, answers: readonly AnswerRow[]): UnitState['state'] {
  const given = answers.filter((answer) => answer.position === position)
  if (given.length === 0) return 'open'
  const missing = itemsAt(plan, checklist.items, position).some((item) => !item.optional && !given.some(({ itemKey }) => itemKey === item.key))
  if (missing) return 'partly'
  return given.some(({ passed }) => !passed) ? 'failed' : 'passed'
}

function standing(answers: readonly AnswerRow[], position: number, itemKey: string): StandingAnswer | null {
  const answer = answers.find((candidate) => candidate.position === position && candidate.itemKey === itemKey)
  return answer ? { id: answer.id, itemKey, passed: answer.passed, measured: answer.measured === null || answer.measured === undefined ? null : String(answer.measured), note: answer.note, photoId: answer.photoId, by: answer.recordedBy } : null
}
