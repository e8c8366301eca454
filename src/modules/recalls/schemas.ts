import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'

const words = z.object({
  title: z.string({ error: 'Name the product and the problem in one line.' }).trim().min(5, { error: 'Name the product and the problem in one line.' }).max(120),
  hazard: z.string({ error: 'Say what can happen, and to whom.' }).trim().min(10, { error: 'Say what can happen, and to whom.' }).max(2000),
  remedy: z.string({ error: 'Say what people should do now, and what you will do for them.' }).trim().min(10, { error: 'Say what people should do now, and what you will do for them.' }).max(2000),
  lotIds: z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.uuid()).max(500)),
  /** Codes of further lots, as on their labels. */
  codes: z.string().max(4000, { error: 'Use at most 4,000 characters.' }).default('').transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean).map((code) => code.toUpperCase()))]),
})
const namesALot = ({ lotIds, codes }: { readonly lotIds: readonly string[]; readonly codes: readonly string[] }) => lotIds.length + codes.length > 0
const noLot = { error: 'Choose at least one lot.', path: ['lotIds'] }

export const recallSchema = z.object({ recallId: z.uuid(), version: typedNumber().int() })
export const draftRecallSchema = words.refine(namesALot, noLot)
export const changeRecallSchema = words.extend(recallSchema.shape).refine(namesALot, noLot)
export type DraftRecall = Omit<z.output<typeof words>, 'codes'> & { readonly codes?: readonly string[] }

/** As a recall goes through them. */
export const RECALL_STATES = ['draft', 'published', 'closed'] as const
export const RECALL_SORTS = ['-created', 'created', 'title', '-title', 'state', '-state', '-published', 'published'] as const
export const recallFilterSchema = z.object({
  q: searchText.catch('').default(''),
  state: z.enum(RECALL_STATES).optional().catch(undefined),
  sort: z.enum(RECALL_SORTS).catch('-created').default('-created'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type RecallFilter = z.output<typeof recallFilterSchema>

/** The form's URL: the code of a lot that is chosen from the start. */
export const newRecallSchema = z.object({ lot: z.string().trim().max(40).optional().catch(undefined) })

const NUMBER = 'The number on the label has digits only. Leave the field empty if there is none.'

/** The toy as its code names it, and where to write to. */
export const registerToySchema = z.object({
  gtin: z.string().regex(/^\d{14}$/), lot: z.string().min(1).max(20),
  email: z.string({ error: 'Enter your e-mail address.' }).trim().toLowerCase().pipe(z.email({ error: 'Enter an e-mail address like name@example.com.' }).max(254)),
  unit: z.string().trim().regex(/^\d{0,8}$/, { error: NUMBER }).transform((text) => (text === '' ? undefined : Number(text))).optional(),
})
export type RegisterToy = z.output<typeof registerToySchema>

const token = z.string().regex(/^[\w-]{43}$/)
export const registrationSchema = z.object({ token })
/** What a mail program posts when its reader wants no more of these mails (RFC 8058 §3.1). */
export const oneClickStopSchema = z.object({ token: z.string().max(80), 'List-Unsubscribe': z.literal('One-Click') }).transform(({ token }) => ({ token, all: 'once-confirmed' as const }))
export const withdrawSchema = z.object({ token, all: z.literal('on').optional().transform((ticked) => ticked === 'on') })
