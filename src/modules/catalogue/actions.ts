'use server'

import { defineAction } from '#server/define-action.ts'
import { changeBill } from './commands/bill.ts'
import { checkBillFile, compareBillFileAgain, discardBillFile, takeBillFile } from './commands/bill-file.ts'
import { addPart, addPartRevision, changePart, retirePart } from './commands/parts.ts'
import { addFitEdge, addGuide, changeGuide, retireGuide } from './commands/repair.ts'
import { addPartToToy } from './commands/add-part-to-toy.ts'
import { addRevision, releaseRevision, removeBomLine, setBomLine } from './commands/revisions.ts'
import { addSku, changeSku, retireSku } from './commands/skus.ts'
import { addToy, changeToy, retireToy } from './commands/toys.ts'
import * as schemas from './schemas.ts'
import { changeWords } from './ui/words.ts'

export const addToyAction = defineAction({ name: 'catalogue.add-toy', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addToySchema, command: addToy, then: ({ toyId }, actor) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}`, message: 'Toy added. Now give it its parts.' }) })
export const changeToyAction = defineAction({ name: 'catalogue.change-toy', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.changeToySchema, command: changeToy, then: (_, actor, { toyId }) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}`, message: 'Toy saved.' }) })
export const retireToyAction = defineAction({ name: 'catalogue.retire-toy', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.toySchema, command: retireToy, then: () => ({ message: 'Toy retired. Its parts and guides stay public.' }) })

export const addRevisionAction = defineAction({ name: 'catalogue.add-revision', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addRevisionSchema, command: addRevision, then: ({ code }, actor, { toyId }) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}?revision=${code}`, message: `Revision ${code} is a draft with the parts of the one before.` }) })
export const releaseRevisionAction = defineAction({ name: 'catalogue.release-revision', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.releaseRevisionSchema, command: releaseRevision, then: ({ code }) => ({ message: `Revision ${code} is released. Runs can be ordered of it.` }) })
export const setBomLineAction = defineAction({ name: 'catalogue.set-bom-line', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.setBomLineSchema, command: setBomLine, then: () => ({ message: 'Line saved.' }) })
export const removeBomLineAction = defineAction({ name: 'catalogue.remove-bom-line', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.removeBomLineSchema, command: removeBomLine, then: () => ({ message: 'Line removed.' }) })

export const changeBillAction = defineAction({ name: 'catalogue.change-bill', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.changeBillSchema, command: changeBill, then: (changes) => ({ message: `Saved: ${changeWords(changes)}.` }) })
export const checkBillFileAction = defineAction({ name: 'catalogue.check-bill-file', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.checkBillFileSchema, command: checkBillFile, then: ({ importId, toyId, code }, actor) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}/revisions/${code}/bom/imports/${importId}` }) })
export const takeBillFileAction = defineAction({ name: 'catalogue.take-bill-file', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.takeBillFileSchema, command: takeBillFile, then: ({ toyId, code, ...changes }, actor) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}/revisions/${code}/bom`, message: `Taken: ${changeWords(changes)}.` }) })
export const compareBillFileAction = defineAction({ name: 'catalogue.compare-bill-file', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.billFileSchema, command: compareBillFileAgain, then: () => ({ message: 'Compared with the bill as it is now.' }) })
export const discardBillFileAction = defineAction({ name: 'catalogue.discard-bill-file', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.billFileSchema, command: discardBillFile, then: ({ fileName }) => ({ message: `${fileName} put aside.` }) })

export const addPartAction = defineAction({ name: 'catalogue.add-part', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addPartFormSchema, command: addPart, then: ({ partId, number }, actor) => ({ redirectTo: `/b/${actor.slug}/parts/${partId}`, message: `Part ${number} added.` }) })
export const addPartToToyAction = defineAction({ name: 'catalogue.add-part-to-toy', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addPartToToyFormSchema, command: addPartToToy, then: ({ number, findNumber }) => ({ message: `Part ${number} is line ${findNumber} of the parts list.` }) })
export const changePartAction = defineAction({ name: 'catalogue.change-part', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.changePartSchema, command: changePart, then: () => ({ message: 'Part saved.' }) })
export const retirePartAction = defineAction({ name: 'catalogue.retire-part', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.partSchema, command: retirePart, then: () => ({ message: 'Part retired. No new bill of materials takes it.' }) })
export const addPartRevisionAction = defineAction({ name: 'catalogue.add-part-revision', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addPartRevisionFormSchema, command: addPartRevision, then: ({ code }, actor, { partId }) => ({ redirectTo: `/b/${actor.slug}/parts/${partId}`, message: `Revision ${code} added.` }) })

export const addSkuAction = defineAction({ name: 'catalogue.add-sku', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addSkuSchema, command: addSku, then: ({ gtin }, actor, { toyId }) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}#skus`, message: `SKU added with GTIN ${gtin}.` }) })
export const changeSkuAction = defineAction({ name: 'catalogue.change-sku', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.changeSkuSchema, command: changeSku, then: () => ({ message: 'SKU saved.' }) })
export const retireSkuAction = defineAction({ name: 'catalogue.retire-sku', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.skuSchema, command: retireSku, then: () => ({ message: 'SKU retired.' }) })

export const addFitEdgeAction = defineAction({ name: 'catalogue.add-fit-edge', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addFitEdgeSchema, command: addFitEdge, then: () => ({ message: 'Noted. Repair pages use it from now on.' }) })
export const addGuideAction = defineAction({ name: 'catalogue.add-guide', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.addGuideSchema, command: addGuide, then: (_, actor, { toyId }) => ({ redirectTo: `/b/${actor.slug}/toys/${toyId}`, message: 'Guide published.' }) })
export const changeGuideAction = defineAction({ name: 'catalogue.change-guide', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.changeGuideSchema, command: changeGuide, then: () => ({ message: 'Guide saved.' }) })
export const retireGuideAction = defineAction({ name: 'catalogue.retire-guide', entrance: 'brand', ability: 'catalogue:edit', schema: schemas.guideSchema, command: retireGuide, then: () => ({ message: 'Guide taken off the public pages.' }) })
