'use server'

import { plural } from '#kernel/plural.ts'
import { defineAction } from '#server/define-action.ts'
import { countStock, scrapStock, undoMove } from './commands/correct-stock.ts'
import { addToCount, enterCount, openCount } from './commands/count-place.ts'
import { cancelCount, settleCount, type Settled } from './commands/settle-count.ts'
import { transferStock } from './commands/transfer-stock.ts'
import {
  addToCountSchema, countStockSchema, countVersionSchema, enterCountSchema, openCountSchema, scrapStockSchema, settleCountSchema, transferStockSchema, undoMoveSchema,
} from './schemas.ts'

export const countStockAction = defineAction({ name: 'stock.count', entrance: 'brand', ability: 'stock:move', schema: countStockSchema, command: countStock, then: ({ difference }) => ({ message: `Counted: ${difference > 0 ? `${difference} more` : `${-difference} fewer`} on the books.` }) })

export const scrapStockAction = defineAction({ name: 'stock.scrap', entrance: 'brand', ability: 'stock:move', schema: scrapStockSchema, command: scrapStock, then: ({ quantity }) => ({ message: `${quantity} scrapped.` }) })

export const undoMoveAction = defineAction({ name: 'stock.undo-move', entrance: 'brand', ability: 'stock:move', schema: undoMoveSchema, command: undoMove, then: () => ({ message: 'Movement undone by a reversal.' }) })

export const transferStockAction = defineAction({ name: 'stock.transfer', entrance: 'brand', ability: 'stock:move', schema: transferStockSchema, command: transferStock, then: ({ quantity, place }) => ({ message: `${plural(quantity, 'piece')} booked to ${place}.` }) })

export const openCountAction = defineAction({ name: 'stock.open-count', entrance: 'brand', ability: 'stock:move', schema: openCountSchema, command: openCount, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/stock/counts/${number}`, message: `${number} is open.` }) })

export const enterCountAction = defineAction({ name: 'stock.enter-count', entrance: 'brand', ability: 'stock:count', schema: enterCountSchema, command: enterCount, then: entered })

export const enterCountOnFloorAction = defineAction({ name: 'stock.enter-count-on-floor', entrance: 'microfactory', ability: 'stock:count', schema: enterCountSchema, command: enterCount, then: (output, actor) => ({ ...entered(output), ...(output.state === 'counted' && { redirectTo: `/f/${actor.slug}/counts` }) }) })

export const addToCountAction = defineAction({ name: 'stock.add-to-count', entrance: 'brand', ability: 'stock:count', schema: addToCountSchema, command: addToCount, then: ({ lot }) => ({ message: `Lot ${lot} is on the sheet.` }) })

export const addToCountOnFloorAction = defineAction({ name: 'stock.add-to-count-on-floor', entrance: 'microfactory', ability: 'stock:count', schema: addToCountSchema, command: addToCount, then: ({ lot }) => ({ message: `Lot ${lot} is on the sheet.` }) })

export const settleCountAction = defineAction({ name: 'stock.settle-count', entrance: 'brand', ability: 'stock:move', schema: settleCountSchema, command: settleCount, then: settled })

export const cancelCountAction = defineAction({ name: 'stock.cancel-count', entrance: 'brand', ability: 'stock:move', schema: countVersionSchema, command: cancelCount, then: ({ number }) => ({ message: `${number} cancelled.` }) })

function entered({ number, state }: { readonly number: string; readonly state: string }) {
  return { message: state === 'counted' ? `${number} is counted. Somebody else looks at the differences now.` : 'Kept. Go on whenever you like.' }
}

function settled({ number, verdict, lines, pieces }: Settled) {
  if (verdict === 'recount') return { message: `${plural(lines, 'lot')} of ${number} are counted again.` }
  return { message: verdict === 'keep' ? `The books stay as they are for ${plural(lines, 'lot')}.` : `${plural(lines, 'lot')} accepted, ${plural(pieces, 'piece')} corrected.` }
}
