import { z } from 'zod'
import { PART_CATEGORIES } from './schemas.ts'

/** What the address of the parts list may say; anything else is as if it were not there. */
export const partFilterSchema = z.object({
  q: z.string().max(80).optional().catch(undefined),
  category: z.enum(PART_CATEGORIES).optional().catch(undefined),
  state: z.enum(['active', 'retired']).optional().catch(undefined),
  sort: z.enum(['number', 'name', '-number', '-name']).catch('number'),
  after: z.string().max(400).optional().catch(undefined),
})
