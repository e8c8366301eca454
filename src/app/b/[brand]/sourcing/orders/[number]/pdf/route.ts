import { z } from 'zod'
import { dateAt } from '#kernel/calendar-date.ts'
import { getOrder } from '#modules/sourcing/queries/orders.ts'
import { orderSheet } from '#modules/sourcing/ui/order-sheet.tsx'
import { defineRoute } from '#server/define-route.ts'
import { pdfResponse } from '#server/documents/pdf-response.ts'

export const GET = defineRoute({
  name: 'sourcing.order-pdf', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), number: z.string() }),
  read: async (actor, { number }) => {
    const now = new Date()
    const order = await getOrder(actor, number, now)
    return order && pdfResponse(orderSheet(order, dateAt(now, order.timeZone)), order.number)
  },
})
