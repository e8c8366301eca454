'use server'

import { defineAction } from '#server/define-action.ts'
import { countStock, scrapStock, undoMove } from './commands/correct-stock.ts'
import { countStockSchema, scrapStockSchema, undoMoveSchema } from './schemas.ts'

export const countStockAction = defineAction({ name: 'stock.count', entrance: 'brand', ability: 'stock:move', schema: countStockSchema, command: countStock, then: ({ difference }) => ({ message: `Counted: ${difference > 0 ? `${difference} more` : `${-difference} fewer`} on the books.` }) })

export const scrapStockAction = defineAction({ name: 'stock.scrap', entrance: 'brand', ability: 'stock:move', schema: scrapStockSchema, command: scrapStock, then: ({ quantity }) => ({ message: `${quantity} scrapped.` }) })

export const undoMoveAction = defineAction({ name: 'stock.undo-move', entrance: 'brand', ability: 'stock:move', schema: undoMoveSchema, command: undoMove, then: () => ({ message: 'Movement undone by a reversal.' }) })
