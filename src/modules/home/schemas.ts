import { z } from 'zod'
import { typedNumber } from '#kernel/typed-number.ts'

const name = z.string({ error: 'Give the view a name.' }).trim().min(1, { error: 'Give the view a name.' }).max(40, { error: 'Use at most 40 characters.' })
const named = z.object({ viewId: z.uuid(), version: typedNumber().int().min(1) })

export const saveViewSchema = z.object({
  page: z.string().max(120).regex(/^(?:\/[a-z0-9-]+)+$/, { error: 'This is no list of this workspace.' }),
  /** Only what an address may hold: it is put behind a "?" and nowhere else. */
  query: z.string({ error: 'Choose something first: a filter, a search or an order.' }).min(1).max(800, { error: 'This view is too long to be kept.' }).regex(/^[\w.~%+=&*-]+$/, { error: 'This view cannot be kept.' }),
  name,
})
export type SaveView = z.output<typeof saveViewSchema>
export const renameViewSchema = named.extend({ name })
export const viewSchema = named
