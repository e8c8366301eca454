import { getSalesImport } from '#modules/sales/queries/imports.ts'
import { defineRoute } from '#server/define-route.ts'
import { salesImportDetail, salesImportQuery } from '../../api-schemas.ts'

export const GET = defineRoute({
  name: 'api.get-sales-import', entrance: 'token', ability: 'brand:read', schema: salesImportQuery,
  read: async (actor, { importId }) => {
    const found = await getSalesImport(actor, importId)
    return found && salesImportDetail.parse({ ...found, importId: found.id, rows: found.rowCount, good: found.goodCount, bad: found.badCount, taken: found.takenCount, rejected: found.bad })
  },
})
