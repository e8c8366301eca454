import { checkSalesFile } from '#modules/sales/public.ts'
import { defineRoute } from '#server/define-route.ts'
import { salesImportBody } from '../api-schemas.ts'

/** Checks the text of a till's file. Nothing is booked until the import is taken. */
export const POST = defineRoute({
  name: 'api.check-sales', entrance: 'token', ability: 'sales:import', schema: salesImportBody,
  command: (ctx, { locationId, fileName, content }) => checkSalesFile(ctx, { locationId, file: new File([content], fileName, { type: 'text/csv' }) }),
})
