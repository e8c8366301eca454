import { z } from 'zod'
import { dateAt } from '#kernel/calendar-date.ts'
import { findSentOrder } from '#modules/sourcing/queries/orders.ts'
import { orderSheet } from '#modules/sourcing/ui/order-sheet.tsx'
import { defineRoute } from '#server/define-route.ts'
import { pdfResponse } from '#server/documents/pdf-response.ts'

/** The document of an order for its supplier, who has no account: the secret stands in the mail. */
export const GET = defineRoute({
  name: 'sourcing.order-for-supplier', entrance: 'public', ability: 'public:use', schema: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  read: async (_, { token }) => {
    const now = new Date()
    const order = await findSentOrder(token, now)
    return order && pdfResponse(orderSheet(order, dateAt(now, order.timeZone)), order.number)
  },
})
