import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { ChecklistItem } from './checklist.ts'
import type { ClassPlan, DefectClass, InspectionPlan } from './inspection-plan.ts'

/** One recorded answer. `position` is the 1-based place in the drawn order. Superseded answers are left out by the caller. */
export interface RecordedAnswer {
  readonly position: number
  readonly itemKey: string
  readonly passed: boolean
  /** A count item's number: nonconformities on that unit. */
  readonly measured?: string | number | null
}

export interface ClassVerdict {
  readonly defectClass: DefectClass
  readonly n: number
  readonly ac: number
  readonly re: number
  readonly fullInspection: boolean
  readonly found: number
  readonly decision: 'accept' | 'reject'
}

export interface InspectionVerdict {
  readonly lot: 'accept' | 'reject'
  readonly byClass: readonly ClassVerdict[]
  /** Reduced Z1.4 with a count between Ac and Re: this lot is accepted, and normal inspection comes back. */
  readonly backToNormal: boolean
  /** Units of the sample with any failed answer, as positions: each is dealt with by itself, whatever the verdict. */
  readonly nonconformingPositions: readonly number[]
  /** Sentences for people. */
  readonly reasons: readonly string[]
}

/** Accept or reject from the number found in each class's own sample. More found never turns a rejection into an acceptance. */
export function decideByClass(classes: readonly ClassPlan[], found: Readonly<Partial<Record<DefectClass, number>>>): Pick<InspectionVerdict, 'lot' | 'byClass' | 'backToNormal' | 'reasons'> {
  const reasons: string[] = []
  let backToNormal = false
  const byClass = classes.map((plan): ClassVerdict => {
    const { defectClass, n, ac, re, fullInspection } = plan
    const count = found[defectClass] ?? 0
    const decision = count >= re ? 'reject' : 'accept'
    const what = `${count} ${defectClass} ${plan.counts === 'units' ? (count === 1 ? 'defective unit' : 'defective units') : count === 1 ? 'nonconformity' : 'nonconformities'} in ${n}`
    if (decision === 'reject') reasons.push(`${what}: ${re} or more reject the lot.`)
    else if (count > ac) {
      backToNormal = true
      reasons.push(`${what}: above the acceptance number ${ac} but below ${re}. The lot is accepted and the next one is inspected at the normal level.`)
    } else reasons.push(`${what}: ${ac === 0 ? 'none is allowed' : `up to ${ac} accept the lot`}.`)
    return { defectClass, n, ac, re, fullInspection, found: count, decision }
  })
  return { lot: byClass.some(({ decision }) => decision === 'reject') ? 'reject' : 'accept', byClass, backToNormal, reasons }
}

/** The items that must be answered for the unit at a position: those of classes that reach so far, and those without a class. */
export function itemsAt(plan: InspectionPlan, items: readonly ChecklistItem[], position: number): ChecklistItem[] {
  if (position < 1 || position > plan.sampleSize) return []
  return items.filter(({ defectClass }) => {
    if (defectClass === null) return true
    const classPlan = plan.classes.find((candidate) => candidate.defectClass === defectClass)
    // A class without an AQL is still looked at on every drawn unit; it just decides nothing.
    return position <= (classPlan?.n ?? plan.sampleSize)
  })
}

/** Answers still missing, in the order of the sample. */
export function unanswered(plan: InspectionPlan, items: readonly ChecklistItem[], answers: readonly RecordedAnswer[]): { position: number; itemKey: string }[] {
  const given = new Set(answers.map(({ position, itemKey }) => `${position} ${itemKey}`))
  const missing: { position: number; itemKey: string }[] = []
  for (let position = 1; position <= plan.sampleSize; position += 1) {
    for (const item of itemsAt(plan, items, position)) {
      if (!item.optional && !given.has(`${position} ${item.key}`)) missing.push({ position, itemKey: item.key })
    }
  }
  return missing
}

/** Defectives (or nonconformities, above AQL 10) per class, each only within the first n of its class. A unit counts once per class. */
export function countByClass(plan: InspectionPlan, items: readonly ChecklistItem[], answers: readonly RecordedAnswer[]): Record<DefectClass, number> {
  const itemByKey = new Map(items.map((item) => [item.key, item]))
  const found: Record<DefectClass, number> = { critical: 0, major: 0, minor: 0 }
  for (const classPlan of plan.classes) {
    const perUnit = new Map<number, number>()
    for (const answer of answers) {
      const item = itemByKey.get(answer.itemKey)
      if (answer.passed || item?.defectClass !== classPlan.defectClass || answer.position < 1 || answer.position > classPlan.n) continue
      const nonconformities = item.kind === 'count' ? Math.max(1, Math.trunc(Number(answer.measured ?? 1)) || 1) : 1
      perUnit.set(answer.position, (perUnit.get(answer.position) ?? 0) + nonconformities)
    }
    found[classPlan.defectClass] = classPlan.counts === 'units' ? perUnit.size : [...perUnit.values()].reduce((a, b) => a + b, 0)
  }
  return found
}

/** The verdict on a finished inspection; refused, with what is missing, while it is not. */
export function inspectionVerdict(plan: InspectionPlan, items: readonly ChecklistItem[], answers: readonly RecordedAnswer[]): Result<InspectionVerdict> {
  const missing = unanswered(plan, items, answers)
  const first = missing[0]
  if (first) {
    const units = new Set(missing.map(({ position }) => position)).size
    return refused(conflict('inspection-unfinished', `${missing.length} ${missing.length === 1 ? 'answer is' : 'answers are'} missing on ${units} ${units === 1 ? 'unit' : 'units'}, the first at unit ${first.position} of the sample.`, {
      detail: { missing: missing.length, units, position: first.position, itemKey: first.itemKey },
    }))
  }
  const known = new Set(items.map(({ key }) => key))
  const nonconforming = new Set(answers.filter(({ passed, itemKey }) => !passed && known.has(itemKey)).map(({ position }) => position))
  return ok({
    ...decideByClass(plan.classes, countByClass(plan, items, answers)),
    nonconformingPositions: [...nonconforming].sort((a, b) => a - b),
  })
}
