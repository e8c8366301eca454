import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listChecklists } from '#modules/quality/queries/checklists.ts'
import { checklistListSchema } from '#modules/quality/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The checklists that the list shows, all pages of it, as CSV. */
export const GET = defineRoute({
  name: 'quality.export-checklists', entrance: 'brand', ability: 'brand:read', schema: checklistListSchema.omit({ page: true }).extend({ brand: z.string() }),
  read: async (actor, { brand, ...filter }) => {
    const { rows } = await listChecklists(actor, { ...filter, page: 1 }, Infinity)
    const csv = writeCsv([['toy', 'checklist', 'revision', 'questions', 'critical', 'level', 'changed_at'], ...rows.map((row) => [row.toyName, row.title, row.revision, row.questions, row.critical, row.level, row.changedAt])])
    return csvResponse(csv, `${brand}-checklists`)
  },
})
