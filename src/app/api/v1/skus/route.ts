import { listSkuOptions } from '#modules/catalogue/public.ts'
import { defineRoute } from '#server/define-route.ts'
import { skusAnswer, skusQuery } from '../api-schemas.ts'

export const GET = defineRoute({
  name: 'api.list-skus', entrance: 'token', ability: 'brand:read', schema: skusQuery,
  read: async (actor) => skusAnswer.parse({ items: (await listSkuOptions(actor.brandId)).map(({ toyName, ...sku }) => ({ ...sku, toy: toyName })) }),
})
