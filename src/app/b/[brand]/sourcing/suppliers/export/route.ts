import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import { listSuppliers } from '#modules/sourcing/queries/suppliers.ts'
import { supplierListSchema } from '#modules/sourcing/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'sourcing.export-suppliers', entrance: 'brand', ability: 'brand:read', schema: supplierListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listSuppliers(actor, filter, LONGEST)
    const csv = writeCsv([
      ['supplier', 'contact', 'email', 'city', 'country', 'currency', 'order_cost', 'parts_offered', 'open_orders', 'state'],
      ...rows.map((row) => [row.name, row.contact, row.email, row.city, row.country, row.currency, plainAmount(row.orderCost, row.currency), row.parts, row.openOrders, row.state]),
    ])
    return csvResponse(csv, 'suppliers')
  },
})
