import { z } from 'zod'

export const draftRecallSchema = z.object({
  title: z.string({ error: 'Name the product and the problem in one line.' }).trim().min(5, { error: 'Name the product and the problem in one line.' }).max(120),
  hazard: z.string({ error: 'Say what can happen, and to whom.' }).trim().min(10, { error: 'Say what can happen, and to whom.' }).max(2000),
  remedy: z.string({ error: 'Say what people should do now, and what you will do for them.' }).trim().min(10, { error: 'Say what people should do now, and what you will do for them.' }).max(2000),
  lotIds: z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.uuid()).min(1, { error: 'Choose at least one lot.' }).max(500)),
})
export const recallSchema = z.object({ recallId: z.uuid(), version: z.coerce.number().int() })
export const changeRecallSchema = draftRecallSchema.extend(recallSchema.shape)

export const recallFilterSchema = z.object({
  q: z.string().trim().max(80).optional().catch(undefined),
  state: z.enum(['draft', 'published', 'closed']).optional().catch(undefined),
})
