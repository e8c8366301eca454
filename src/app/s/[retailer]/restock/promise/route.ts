import { previewPromise } from '#modules/restocks/queries/preview-promise.ts'
import { previewPromiseSchema } from '#modules/restocks/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** The live promise while somebody types a quantity. Reads only. */
export const GET = defineRoute({
  name: 'restocks.preview-promise', entrance: 'retailer', ability: 'restocks:request', schema: previewPromiseSchema,
  read: (actor, { brandId, shipToId, lines }) => previewPromise(actor, { brandId, shipToId, lines }),
})
