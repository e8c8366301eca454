import { z } from 'zod'
import { getEpcis } from '#modules/trace/queries/get-epcis.ts'
import { traceSchema } from '#modules/trace/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** The trace as a GS1 EPCIS 2.0 document (JSON-LD). */
export const GET = defineRoute({
  name: 'trace.epcis', entrance: 'brand', ability: 'brand:read', schema: traceSchema.extend({ brand: z.string(), code: z.string().max(120) }),
  read: async (actor, { code, units }) => {
    const lot = decodeURIComponent(code)
    const document = await getEpcis(actor, lot, new Date(), units)
    return document && new Response(JSON.stringify(document, null, 2), { headers: { 'content-type': 'application/ld+json', 'content-disposition': `attachment; filename="epcis-${encodeURIComponent(lot)}.jsonld"`, 'cache-control': 'private, no-store' } })
  },
})
