import { takeSalesImport } from '#modules/sales/public.ts'
import { defineRoute } from '#server/define-route.ts'
import { takeImportBody } from '../../../api-schemas.ts'

export const POST = defineRoute({ name: 'api.take-sales', entrance: 'token', ability: 'sales:import', schema: takeImportBody, command: takeSalesImport })
