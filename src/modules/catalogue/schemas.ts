import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { isPlacement, isShape, SHAPE_KINDS, type Placement, type Shape, type ShapeKind } from '#kernel/shape.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { slugSchema } from '#modules/places/schemas.ts'

export const TOY_CATEGORIES = ['educational-kit', 'vehicle', 'plush', 'puzzle', 'building', 'musical', 'figure', 'game'] as const
export const PART_CATEGORIES = ['structure', 'motion', 'electronics', 'textile', 'fastener', 'print', 'packaging'] as const
export const SAFETY_FLAGS = ['small-part', 'magnet', 'battery', 'cord', 'sharp-edge'] as const
export const SELF_PRINT_CLASSES = ['none', 'free', 'supervised'] as const
export const EDITIONS = ['standard', 'regional', 'cultural', 'holiday'] as const
export const FITS = ['exact', 'with-change', 'not-safe'] as const
export const DIFFICULTIES = ['easy', 'moderate', 'needs-an-adult'] as const
export type SafetyFlag = (typeof SAFETY_FLAGS)[number]
export type Fit = (typeof FITS)[number]

const line = (missing: string, max = 80) => z.string({ error: missing }).trim().min(1, { error: missing }).max(max, { error: `Use at most ${max} characters.` })
const optional = (max: number) => z.string().trim().max(max, { error: `Use at most ${max} characters.` }).default('')
const version = typedNumber().int().min(1)
const count = (missing: string, least = 1) => typedNumber({ error: missing }).int({ error: 'Use a whole number.' }).min(least, { error: `At least ${least}.` }).max(1_000_000, { error: 'At most 1,000,000.' })
const flag = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean())
const list = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item))

/** A price as typed ('12.50', read in the brand's currency by the command) or in minor units (from code). */
const price = (missing: string) => z.union([z.string({ error: missing }).trim().min(1, { error: missing }).max(20), z.number().int().min(0).max(2_000_000_000)], { error: missing })
export type Price = string | number

export const addToySchema = z.object({
  name: line('What is the toy called?', 60),
  slug: slugSchema.optional(),
  summary: line('Say in one sentence what it is.', 160),
  story: optional(4000),
  category: z.enum(TOY_CATEGORIES, { error: 'Choose what kind of toy it is.' }),
  minAgeMonths: typedNumber({ error: 'From which age, in months?' }).int().min(0, { error: 'From which age, in months?' }).max(216, { error: 'At most 216 months (18 years).' }),
})
export type AddToy = z.input<typeof addToySchema>
export const changeToySchema = addToySchema.omit({ slug: true }).extend({ toyId: z.uuid(), version })
export type ChangeToy = z.output<typeof changeToySchema>
export const toySchema = z.object({ toyId: z.uuid(), version })

export const addRevisionSchema = z.object({ toyId: z.uuid(), changeNote: line('Say what changes, and why.', 400) })
export const releaseRevisionSchema = z.object({ toyRevisionId: z.uuid(), version: version.optional() })

/** Where a part sits in the drawing (kernel/shape.ts); the shape itself belongs to the part. */
export const placementSchema = z.custom<Placement>(isPlacement, { error: 'This is not a place in the drawing.' })

/** `placement` is a drawing's own data: the form sends it as JSON text. */
const fromJsonText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

export const setBomLineSchema = z.object({
  toyRevisionId: z.uuid(),
  findNumber: typedNumber({ error: 'Which number in the drawing?' }).int().min(1, { error: 'Find numbers start at 1.' }).max(999, { error: 'At most 999.' }),
  partRevisionId: z.uuid({ error: 'Choose a part.' }),
  quantity: count('How many are in one toy?'),
  replaceable: flag.default(true),
  placement: z.preprocess(fromJsonText, placementSchema).optional(),
  version: version.optional(),
})
export type SetBomLine = z.input<typeof setBomLineSchema>
/**
 * Changes of a whole bill in one go, as its table posts them: `quantity.f12=3` for line 12, the numbers of lines that can be replaced and
 * of those to be removed, and perhaps a line to add, its part by number or name.
 */
export const changeBillSchema = z.object({
  toyRevisionId: z.uuid(),
  version,
  quantity: z.record(z.string().regex(/^f[1-9]\d{0,3}$/), count('Use a whole number.')).default({}),
  replaceable: list(typedNumber().int()).default([]),
  remove: list(typedNumber().int()).default([]),
  add: z.object({ part: z.string().trim().max(80).optional(), quantity: count('How many are in one toy?').default(1), replaceable: flag.default(false) }).optional(),
}).transform(({ toyRevisionId, version, quantity, replaceable, remove, add }) => ({
  toyRevisionId, version, remove,
  lines: Object.entries(quantity).map(([name, pieces]) => ({ findNumber: Number(name.slice(1)), quantity: pieces, replaceable: replaceable.includes(Number(name.slice(1))) })),
  add: add?.part ? { part: add.part, quantity: add.quantity, replaceable: add.replaceable } : undefined,
}))
export type ChangeBill = z.output<typeof changeBillSchema>

const MOST_FILE_BYTES = 4 * 1024 * 1024
export const checkBillFileSchema = z.object({
  toyRevisionId: z.uuid(),
  file: z.instanceof(File, { error: 'Choose a file.' }).refine((file) => file.size <= MOST_FILE_BYTES, { error: 'The file is larger than 4 MB.' }),
})
export const billFileSchema = z.object({ importId: z.uuid(), version })
export const takeBillFileSchema = billFileSchema.extend({ withoutBad: flag.default(false) })

export const billPageSchema = z.object({ q: z.string().max(80).catch('').default(''), against: z.string().max(4).optional().catch(undefined) })

export const removeBomLineSchema = z.object({ toyRevisionId: z.uuid(), findNumber: typedNumber().int(), version: version.optional() })

/** A shape of the drawing set (kernel/shape.ts). A form sends it as JSON text. */
export const shapeSchema = z.preprocess(fromJsonText, z.custom<Shape>(isShape, { error: 'Choose a shape and its size.' }))

const partRevisionFields = {
  material: line('What is it made of?', 80),
  safetyFlags: list(z.enum(SAFETY_FLAGS)).default([]),
  selfPrintClass: z.enum(SELF_PRINT_CLASSES).default('none'),
  shape: shapeSchema,
  unitCost: price('What does one cost?'),
  sparePrice: price('What does a spare cost?').optional(),
  changeNote: optional(400),
}

export const addPartSchema = z.object({
  number: z.string().trim().toUpperCase().regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/, { error: 'Use capitals, digits and hyphens, such as SP-P-0001.' }).max(24).optional(),
  name: line('What is the part called?', 60),
  summary: optional(200),
  category: z.enum(PART_CATEGORIES, { error: 'Choose what kind of part it is.' }),
  ...partRevisionFields,
})
export type AddPart = z.input<typeof addPartSchema>

/** A part as a form sends it: the shape as its kind and three lengths in millimetres. */
const length = typedNumber({ error: 'Enter a length in millimetres.' }).positive({ error: 'Longer than 0.' }).max(2000, { error: 'At most 2,000 mm.' })
const shapeFields = { shapeKind: z.enum(SHAPE_KINDS, { error: 'Choose a shape.' }), sizeX: length, sizeY: length, sizeZ: length }

function withShape<Fields extends { shapeKind: ShapeKind; sizeX: number; sizeY: number; sizeZ: number }>({ shapeKind, sizeX, sizeY, sizeZ, ...fields }: Fields) {
  return { ...fields, shape: { kind: shapeKind, size: [sizeX, sizeY, sizeZ] as const } satisfies Shape }
}

export const addPartFormSchema = z.object({ ...addPartSchema.omit({ shape: true }).shape, ...shapeFields }).transform(withShape)
export const addPartToToyFormSchema = z.object({
  ...addPartSchema.omit({ shape: true }).shape, ...shapeFields,
  toyRevisionId: z.uuid(), quantity: count('How many are in one toy?').default(1), replaceable: flag.default(false), version: version.optional(),
}).transform(withShape)
export type AddPartToToy = z.output<typeof addPartToToyFormSchema>
export const changePartSchema = z.object({ partId: z.uuid(), name: addPartSchema.shape.name, summary: optional(200), category: addPartSchema.shape.category })
export const partSchema = z.object({ partId: z.uuid() })
export const addPartRevisionSchema = z.object({ partId: z.uuid(), ...partRevisionFields, changeNote: line('Say what changes, and why.', 400) })
export type AddPartRevision = z.input<typeof addPartRevisionSchema>

export const addPartRevisionFormSchema = z.object({ ...addPartRevisionSchema.omit({ shape: true }).shape, ...shapeFields }).transform(withShape)

const skuFields = {
  name: line('What does the shelf label say?', 80),
  edition: z.enum(EDITIONS).default('standard'),
  region: optional(60),
  wholesalePrice: price('What do shops pay?'),
  retailPrice: price('What do people pay?'),
  minimum: count('What is the smallest restock?').default(1),
  multiple: count('Restocked in multiples of what?').default(1),
  /** Lots made from now on number their units. */
  serialised: z.union([z.boolean(), z.literal('on')]).optional().transform((value) => value === true || value === 'on'),
}
export const addSkuSchema = z.object({
  toyId: z.uuid(),
  code: z.string({ error: 'Give it a code, such as SP-KIT-01.' }).trim().toUpperCase().regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/, { error: 'Use capitals, digits and hyphens, such as SP-KIT-01.' }).max(24),
  /** Absent: made from the brand's GS1 prefix. */
  gtin: z.string().trim().optional(),
  ...skuFields,
})
export type AddSku = z.input<typeof addSkuSchema>
export const changeSkuSchema = z.object({ skuId: z.uuid(), version, ...skuFields })
export type ChangeSku = z.output<typeof changeSkuSchema>
export const skuSchema = z.object({ skuId: z.uuid(), version })

export const addFitEdgeSchema = z.object({
  replacementId: z.uuid({ error: 'Which part revision goes in?' }),
  originalId: z.uuid({ error: 'In place of which part revision?' }),
  toyRevisionId: z.uuid({ error: 'On which revision of the toy?' }),
  fit: z.enum(FITS, { error: 'Does it fit?' }),
  change: optional(400),
  evidence: line('How do you know? Name the trial or drawing.', 400),
  testedBy: line('Who tried it?', 80),
}).refine((edge) => edge.fit !== 'with-change' || edge.change !== '', { error: 'Say what has to be done for it to fit.', path: ['change'] })
export type AddFitEdge = z.output<typeof addFitEdgeSchema>

const step = z.object({
  title: line('Give the step a title.', 80),
  text: line('Say what to do.', 600),
  findNumbers: z.preprocess((value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean).map(Number) : value), z.array(z.number({ error: 'Use find numbers such as 3, 4.' }).int().min(1)).default([])),
})
export const guideStepsSchema = z.array(step)

const guideFields = {
  title: line('What does the guide do? Such as “Replace the light sensor”.', 80),
  symptom: optional(120),
  minutes: typedNumber({ error: 'How many minutes does it take?' }).int().min(1).max(600),
  difficulty: z.enum(DIFFICULTIES, { error: 'How hard is it?' }),
  tools: z.preprocess((value) => (typeof value === 'string' ? value.split('\n').map((tool) => tool.trim()).filter(Boolean) : value), z.array(z.string().max(60)).max(20).default([])),
  partNumbers: z.preprocess((value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value), z.array(z.string().max(24)).max(20).default([])),
  revisionCodes: z.preprocess((value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value), z.array(z.string().max(3)).max(26).default([])),
  steps: guideStepsSchema.min(1, { error: 'A guide needs at least one step.' }).max(40),
}
export const addGuideSchema = z.object({ toyId: z.uuid(), slug: slugSchema.optional(), ...guideFields })
export type AddGuide = z.input<typeof addGuideSchema>
export const changeGuideSchema = z.object({ guideId: z.uuid(), ...guideFields })
export type ChangeGuide = z.input<typeof changeGuideSchema>
export const guideSchema = z.object({ guideId: z.uuid() })

/** By number, name, kind, and what the newest revision is made of, costs, and is sold for as a spare. */
export const PART_SORTS = ['number', '-number', 'name', '-name', 'material', '-material', 'kind', '-kind', 'cost', '-cost', 'spare', '-spare'] as const
/** What the address of the parts list may say; anything else is as if it were not there. */
export const partFilterSchema = z.object({
  q: searchText.catch('').default(''),
  category: z.enum(PART_CATEGORIES).optional().catch(undefined),
  state: z.enum(['active', 'retired']).optional().catch(undefined),
  sort: z.enum(PART_SORTS).catch('number').default('number'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type PartFilter = z.output<typeof partFilterSchema>

export const TOY_SORTS = ['name', '-name', '-added', 'added', 'age', '-age'] as const
/** The same of the toys list. */
export const toyFilterSchema = z.object({
  q: searchText.catch('').default(''),
  state: z.enum(['draft', 'active', 'retired']).optional().catch(undefined),
  sort: z.enum(TOY_SORTS).catch('name').default('name'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type ToyFilter = z.output<typeof toyFilterSchema>
