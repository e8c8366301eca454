import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { DEFECT_CLASSES } from './domain/inspection-plan.ts'
import { INSPECTION_LEVELS } from './domain/sampling-tables.ts'

const id = z.guid({ error: 'Choose one of the list.' })
const limit = z.union([z.string().trim().max(24), z.number()]).nullish().transform((value) => (value === undefined || value === '' ? null : value))
/** A box of a form says "on"; JSON says true. */
const flag = z.union([z.boolean(), z.enum(['true', 'false', 'on'])]).default(false).transform((value) => value === true || value === 'true' || value === 'on')

/** One question. Keys hold answers and questions together; a new question without one gets a key from its text. */
export const checklistItemSchema = z.object({
  key: z.string().trim().max(40).optional(),
  prompt: z.string({ error: 'Write the question.' }).trim().min(1, { error: 'Write the question.' }).max(200, { error: 'Use at most 200 characters.' }),
  kind: z.enum(['passFail', 'numeric', 'count', 'text', 'photo'], { error: 'Choose a kind of answer.' }).default('passFail'),
  defectClass: z.enum(DEFECT_CLASSES, { error: 'Choose critical, major or minor.' }).nullish().transform((value) => value ?? null),
  unit: z.string().trim().max(12, { error: 'Use at most 12 characters.' }).optional(),
  lower: limit,
  upper: limit,
  optional: flag,
  onFail: z.object({ photo: flag, note: flag }).optional(),
  notePlease: flag,
})

export const setChecklistSchema = z.object({
  toyId: id,
  /** The revision that was on the screen: somebody else's newer one is not overwritten. */
  revision: typedNumber().int().min(0).optional(),
  title: z.string({ error: 'Give the checklist a title.' }).trim().min(1).max(120, { error: 'Use at most 120 characters.' }),
  level: z.enum(INSPECTION_LEVELS, { error: 'Choose an inspection level.' }).default('II'),
  aql: z.object({ critical: z.string().trim().optional(), major: z.string().trim().optional(), minor: z.string().trim().optional() }),
  items: z.array(checklistItemSchema).max(60, { error: 'Keep it under 60 questions: people must be able to finish.' }).default([]),
})
export type SetChecklist = z.input<typeof setChecklistSchema>

export const startInspectionSchema = z.object({ lotId: id })

const answer = z.object({
  id: z.guid(),
  itemKey: z.string().trim().min(1).max(40),
  result: z.enum(['pass', 'fail']).optional(),
  measured: z.string().trim().max(24, { error: 'Use fewer digits.' }).optional(),
  note: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).optional(),
  photo: z.instanceof(File).optional(),
  /** The answer that stood on the page: another that came meanwhile is not replaced unseen. Left out: whatever stands is replaced. */
  seen: z.union([z.guid(), z.literal('none')]).optional(),
})

/** All answers for one unit. `rest`: questions of the kind pass or fail that were not touched count as passed. */
export const recordUnitSchema = z.object({
  inspectionId: id, position: typedNumber().int().min(1), answers: z.array(answer).min(1, { error: 'There is nothing to save.' }).max(60), rest: z.enum(['pass']).optional(),
})
export type RecordUnit = z.output<typeof recordUnitSchema>
export type Answer = z.output<typeof answer>

export const closeInspectionSchema = z.object({ inspectionId: id, version: typedNumber().int() })
export const releaseLotSchema = z.object({ lotId: id, version: typedNumber().int() })
export const stopLotSchema = releaseLotSchema.extend({ reason: z.string({ error: 'Say why, so that the next person knows.' }).trim().max(500, { error: 'Use at most 500 characters.' }) })

export const INSPECTION_STATES = ['planned', 'in-progress', 'passed', 'failed', 'superseded'] as const

export const CHECKLIST_SORTS = ['toy', '-toy', '-revision', 'revision', '-questions', 'questions', '-critical', 'critical'] as const
/** What the address of the checklists may say; anything else is as if it were not there. */
export const checklistListSchema = z.object({
  q: searchText.catch('').default(''),
  state: z.enum(['written', 'missing']).optional().catch(undefined),
  sort: z.enum(CHECKLIST_SORTS).catch('toy').default('toy'),
  page: typedNumber().int().min(1).max(10_000).catch(1).default(1),
})
export type ChecklistFilter = z.output<typeof checklistListSchema>

/** What a lot that waits needs next, the nearest to its release first. */
export const NEXT_STEPS = ['release', 'continue', 'start', 'decide', 'write-checklist', 'finish-run'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** By day it was made, toy, pieces, place and what comes next. */
export const QUEUE_SORTS = ['made', '-made', '-pieces', 'pieces', 'toy', '-toy', 'place', '-place', 'step', '-step'] as const
export const queueSchema = z.object({
  q: searchText.catch('').default(''),
  step: z.enum(NEXT_STEPS).exclude(['finish-run']).optional().catch(undefined),
  sort: z.enum(QUEUE_SORTS).catch('made').default('made'),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
})
export type QueueFilter = z.output<typeof queueSchema>

/** The floor sees what is still being made too, and what is nearest to its release first. */
export const floorQueueSchema = queueSchema.extend({ step: z.enum(NEXT_STEPS).optional().catch(undefined), sort: z.enum(QUEUE_SORTS).catch('step').default('step') })
export type FloorQueueFilter = z.output<typeof floorQueueSchema>

/** The list's URL; whatever somebody typed there gives a list. By number (as they were planned), size of the lot, start and end, state, lot and place. */
export const INSPECTION_SORTS = ['-created', 'created', '-size', 'size', '-started', 'started', '-closed', 'closed', 'state', '-state', 'lot', '-lot', 'place', '-place'] as const
export const inspectionListSchema = z.object({
  q: searchText.catch('').default(''),
  state: z.enum(INSPECTION_STATES).optional().catch(undefined),
  sort: z.enum(INSPECTION_SORTS).catch('-created').default('-created'),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
})
export type InspectionFilter = z.output<typeof inspectionListSchema>
