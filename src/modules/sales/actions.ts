'use server'

import { plural } from '#kernel/plural.ts'
import { defineAction } from '#server/define-action.ts'
import { checkSalesFile } from './commands/check-file.ts'
import { discardSalesImport, takeSalesImport } from './commands/take-import.ts'
import { checkSalesFileSchema, discardSalesImportSchema, takeSalesImportSchema } from './schemas.ts'

export const checkBrandSalesAction = defineAction({
  name: 'sales.check-file', entrance: 'brand', ability: 'sales:import', schema: checkSalesFileSchema, command: checkSalesFile,
  then: ({ importId }, actor) => ({ redirectTo: `/b/${actor.slug}/sell-through/imports/${importId}` }),
})
export const takeBrandSalesAction = defineAction({
  name: 'sales.take-import', entrance: 'brand', ability: 'sales:import', schema: takeSalesImportSchema, command: takeSalesImport, then: ({ taken }) => ({ message: `${plural(taken, 'row')} taken.` }),
})
export const discardBrandSalesAction = defineAction({
  name: 'sales.discard-import', entrance: 'brand', ability: 'sales:import', schema: discardSalesImportSchema, command: discardSalesImport, then: ({ fileName }) => ({ message: `${fileName} put aside.` }),
})

export const checkShopSalesAction = defineAction({
  name: 'sales.check-shop-file', entrance: 'retailer', ability: 'sales:import', schema: checkSalesFileSchema, command: checkSalesFile,
  then: ({ importId }, actor) => ({ redirectTo: `/s/${actor.slug}/sell-through/${importId}` }),
})
export const takeShopSalesAction = defineAction({
  name: 'sales.take-shop-import', entrance: 'retailer', ability: 'sales:import', schema: takeSalesImportSchema, command: takeSalesImport, then: ({ taken }) => ({ message: `${plural(taken, 'row')} taken.` }),
})
export const discardShopSalesAction = defineAction({
  name: 'sales.discard-shop-import', entrance: 'retailer', ability: 'sales:import', schema: discardSalesImportSchema, command: discardSalesImport, then: ({ fileName }) => ({ message: `${fileName} put aside.` }),
})
