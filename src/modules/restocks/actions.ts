'use server'

import { defineAction } from '#server/define-action.ts'
import { acceptAtOnce } from './commands/accept-at-once.ts'
import { acceptRestock } from './commands/accept-restock.ts'
import { cancelRestock, declineRestock, promiseAgain } from './commands/decide-restock.ts'
import { chooseUnits } from './commands/choose-units.ts'
import { closeRestock, startPicking } from './commands/fulfil-restock.ts'
import { requestRestock } from './commands/request-restock.ts'
import { cancelRestockSchema, chooseUnitsSchema, declineRestockSchema, requestRestockSchema, restockVerbSchema } from './schemas.ts'

export const requestRestockAction = defineAction({
  name: 'restocks.request', entrance: 'retailer', ability: 'restocks:request', schema: requestRestockSchema, command: requestRestock,
  then: ({ number, state, restockId }, actor) => ({
    redirectTo: `/s/${actor.slug}/orders/${restockId}`,
    message: state === 'accepted' ? `${number} is accepted. The goods are held for you.` : state === 'promised' ? `${number} is sent, with its promise.` : `${number} is sent. The brand will answer.`,
  }),
})
export const cancelRestockAction = defineAction({
  name: 'restocks.cancel', entrance: 'retailer', ability: 'restocks:request', schema: cancelRestockSchema, command: cancelRestock, then: ({ number }) => ({ message: `${number} is cancelled.` }),
})

export const acceptRestockAction = defineAction({
  name: 'restocks.accept', entrance: 'brand', ability: 'restocks:accept', schema: restockVerbSchema, command: acceptRestock, shortcut: acceptAtOnce, then: ({ number }) => ({ message: `${number} accepted. The goods are held.` }),
})
export const promiseAgainAction = defineAction({
  name: 'restocks.promise-again', entrance: 'brand', ability: 'restocks:accept', schema: restockVerbSchema, command: promiseAgain,
  then: ({ number, promisedOn }) => ({ message: promisedOn ? `${number} has a new promise. The shop is told.` : `${number} has no day at the moment. The shop is told.` }),
})
export const declineRestockAction = defineAction({
  name: 'restocks.decline', entrance: 'brand', ability: 'restocks:accept', schema: declineRestockSchema, command: declineRestock, then: ({ number }) => ({ message: `${number} declined. The shop is told why.` }),
})
export const startPickingAction = defineAction({
  name: 'restocks.start-picking', entrance: 'brand', ability: 'restocks:fulfil', schema: restockVerbSchema, command: startPicking, then: ({ number }) => ({ message: `Picking ${number}.` }),
})
export const chooseUnitsAction = defineAction({
  name: 'restocks.choose-units', entrance: 'brand', ability: 'restocks:fulfil', schema: chooseUnitsSchema, command: chooseUnits, then: ({ number }) => ({ message: `Units of ${number} saved.` }),
})
export const closeRestockAction = defineAction({
  name: 'restocks.close', entrance: 'brand', ability: 'restocks:fulfil', schema: restockVerbSchema, command: closeRestock, then: ({ number }) => ({ message: `${number} closed.` }),
})
