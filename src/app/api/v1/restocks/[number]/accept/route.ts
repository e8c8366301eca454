import { acceptAtOnce, acceptRestock } from '#modules/restocks/public.ts'
import { defineRoute } from '#server/define-route.ts'
import { acceptRestockQuery } from '../../../api-schemas.ts'

export const POST = defineRoute({ name: 'api.accept-restock', entrance: 'token', ability: 'restocks:accept', schema: acceptRestockQuery, command: acceptRestock, shortcut: acceptAtOnce })
