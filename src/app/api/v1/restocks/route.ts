import { listRestocks } from '#modules/restocks/queries/list-restocks.ts'
import { defineRoute } from '#server/define-route.ts'
import { restocksAnswer, restocksQuery } from '../api-schemas.ts'

export const GET = defineRoute({
  name: 'api.list-restocks', entrance: 'token', ability: 'brand:read', schema: restocksQuery,
  read: async (actor, query) => {
    const { rows, next } = await listRestocks(actor, { q: undefined, state: query.state, shop: query.shop, after: query.after }, { size: 100 })
    return restocksAnswer.parse({ items: rows, next })
  },
})
