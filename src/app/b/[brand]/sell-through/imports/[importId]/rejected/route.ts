import { z } from 'zod'
import { rejectedCsv } from '#modules/sales/queries/downloads.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The rows that could not be taken, as they stood in the file and with what to do about them. */
export const GET = defineRoute({
  name: 'sales.rejected-for-brand', entrance: 'brand', ability: 'brand:read', schema: z.object({ importId: z.uuid() }),
  read: async (actor, { importId }) => {
    const found = await rejectedCsv(actor, importId)
    return found && csvResponse(found.csv, found.name)
  },
})
