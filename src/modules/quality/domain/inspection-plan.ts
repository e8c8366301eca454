import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { planFor, type SamplingPlan, type SamplingStandard, type Severity } from './sampling-plan.ts'

export const DEFECT_CLASSES = ['critical', 'major', 'minor'] as const
export type DefectClass = (typeof DEFECT_CLASSES)[number]

/** AQL by class, as printed. '0' for critical: not a table AQL but the house rule "none". A class left out is not inspected for. */
export type AqlByClass = Readonly<Partial<Record<DefectClass, string>>>

/** What is asked of one class of defects: at most `ac` in the first `n` units of the drawn order. */
export interface ClassPlan {
  readonly defectClass: DefectClass
  readonly aql: string
  readonly n: number
  readonly ac: number
  readonly re: number
  readonly fullInspection: boolean
  readonly counts: 'units' | 'nonconformities'
  /** The look-up behind the numbers; null when the house rule for critical defects set them. */
  readonly table: SamplingPlan | null
}

export interface InspectionPlan {
  readonly lotSize: number
  readonly level: string
  readonly severity: Severity
  readonly standard: SamplingStandard
  /** Units to draw: the largest n of any class. */
  readonly sampleSize: number
  readonly classes: readonly ClassPlan[]
  readonly edition: string
  readonly tableHash: string
}

export interface InspectionPlanQuestion {
  readonly lotSize: number
  readonly level: string
  readonly aqlByClass: AqlByClass
  readonly severity?: Severity
  readonly standard?: SamplingStandard
}

/**
 * The plan of one inspection over its defect classes. Critical is Ac 0 whatever its AQL (house rule), on the largest sample
 * of all classes; with no other class to borrow a sample size from, on every unit.
 */
export function planInspection(question: InspectionPlanQuestion): Result<InspectionPlan> {
  const { lotSize, level, aqlByClass, severity = 'normal', standard = 'z14' } = question
  const classes: ClassPlan[] = []
  for (const defectClass of DEFECT_CLASSES) {
    const aql = aqlByClass[defectClass]
    if (aql === undefined || (defectClass === 'critical' && isZero(aql))) continue
    const plan = planFor({ lotSize, level, aql, severity, standard })
    if (!plan.ok) return refused({ ...plan.refusal, field: plan.refusal.field === 'aql' ? `aql.${defectClass}` : plan.refusal.field })
    const { n, ac, re, fullInspection, counts } = plan.value
    classes.push({ defectClass, aql: plan.value.aql, n, ac, re, fullInspection, counts, table: plan.value })
  }
  if (aqlByClass.critical !== undefined) {
    const found = classes.findIndex(({ defectClass }) => defectClass === 'critical')
    const table = found >= 0 ? classes.splice(found, 1)[0]!.table : null
    const n = classes.length > 0 || table ? Math.max(table?.n ?? 0, ...classes.map((other) => other.n)) : lotSize
    classes.unshift({ defectClass: 'critical', aql: table?.aql ?? '0', n, ac: 0, re: 1, fullInspection: n >= lotSize, counts: 'units', table })
  }
  if (classes.length === 0) return refused(invalid('no-defect-class', 'Name an AQL for at least one class of defects.', { field: 'aql' }))
  // Any look-up tells the edition; the one for AQL 1.0 always exists when no class needed the tables.
  const reference = classes.find(({ table }) => table)?.table ?? null
  const basis = reference ? ok(reference) : planFor({ lotSize, level, aql: '1.0', severity, standard })
  if (!basis.ok) return basis
  return ok({
    lotSize, level, severity, standard, classes,
    sampleSize: Math.max(...classes.map(({ n }) => n)),
    edition: basis.value.edition, tableHash: basis.value.tableHash,
  })
}

/** The plan as one line: "50 of 300 units, level II: critical 0, major at most 3, minor at most 5." */
export function planSentence(plan: InspectionPlan): string {
  const sizes = new Set(plan.classes.map(({ n }) => n))
  const drawn = plan.sampleSize >= plan.lotSize ? `All ${plan.lotSize} units` : `${plan.sampleSize} of ${plan.lotSize} units`
  const limits = plan.classes.map(({ defectClass, ac, n }) => `${defectClass} ${ac === 0 ? 'none' : `at most ${ac}`}${sizes.size > 1 ? ` in the first ${n}` : ''}`)
  return `${drawn}, level ${plan.level}: ${limits.join(', ')}.`
}

function isZero(aql: string): boolean {
  return /^0(\.0+)?$/.test(aql.trim())
}
