import { z } from 'zod'

/** The trace's URL: which units are asked about. 'units=80' or 'units=76-120'; anything else asks about the whole lot. */
export const traceSchema = z.object({
  units: z.string().trim().regex(/^\d{1,8}(\s*[-–]\s*\d{1,8})?$/).transform((text) => {
    const [first = 1, last = first] = text.split(/[-–]/).map(Number)
    return first >= 1 && last >= first ? [{ first, last }] : null
  }).nullable().catch(null).default(null),
})
