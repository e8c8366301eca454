import { listStockByItem } from '#modules/stock/queries/list-stock.ts'
import { stockListSchema } from '#modules/stock/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { stockAnswer, stockQuery } from '../api-schemas.ts'

export const GET = defineRoute({
  name: 'api.list-stock', entrance: 'token', ability: 'brand:read', schema: stockQuery,
  read: async (actor, query) => {
    const { rows, next } = await listStockByItem(actor, stockListSchema.parse(query), 100)
    return stockAnswer.parse({ items: rows.map((row) => ({ ...row, skuId: row.itemId, places: row.places.map((place) => ({ ...place, place: place.placeName, kind: place.placeKind })) })), next })
  },
})
