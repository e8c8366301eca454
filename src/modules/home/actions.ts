'use server'

import { defineAction } from '#server/define-action.ts'
import { putViewBack, removeView, renameView, saveView } from './commands/saved-views.ts'
import { renameViewSchema, saveViewSchema, viewSchema } from './schemas.ts'

const saved = () => ({ message: 'View saved.' })
const renamed = () => ({ message: 'View renamed.' })
const taken = ({ name }: { readonly name: string }) => ({ message: `View “${name}” removed.` })
const back = ({ name }: { readonly name: string }) => ({ message: `View “${name}” is back.` })

export const saveBrandViewAction = defineAction({ name: 'home.save-brand-view', entrance: 'brand', ability: 'brand:read', schema: saveViewSchema, command: saveView, then: saved })
export const renameBrandViewAction = defineAction({ name: 'home.rename-brand-view', entrance: 'brand', ability: 'brand:read', schema: renameViewSchema, command: renameView, then: renamed })
export const removeBrandViewAction = defineAction({ name: 'home.remove-brand-view', entrance: 'brand', ability: 'brand:read', schema: viewSchema, command: removeView, then: taken })
export const putBrandViewBackAction = defineAction({ name: 'home.put-brand-view-back', entrance: 'brand', ability: 'brand:read', schema: viewSchema, command: putViewBack, then: back })

export const saveFloorViewAction = defineAction({ name: 'home.save-floor-view', entrance: 'microfactory', ability: 'floor:read', schema: saveViewSchema, command: saveView, then: saved })
export const renameFloorViewAction = defineAction({ name: 'home.rename-floor-view', entrance: 'microfactory', ability: 'floor:read', schema: renameViewSchema, command: renameView, then: renamed })
export const removeFloorViewAction = defineAction({ name: 'home.remove-floor-view', entrance: 'microfactory', ability: 'floor:read', schema: viewSchema, command: removeView, then: taken })
export const putFloorViewBackAction = defineAction({ name: 'home.put-floor-view-back', entrance: 'microfactory', ability: 'floor:read', schema: viewSchema, command: putViewBack, then: back })

export const saveShopViewAction = defineAction({ name: 'home.save-shop-view', entrance: 'retailer', ability: 'shop:read', schema: saveViewSchema, command: saveView, then: saved })
export const renameShopViewAction = defineAction({ name: 'home.rename-shop-view', entrance: 'retailer', ability: 'shop:read', schema: renameViewSchema, command: renameView, then: renamed })
export const removeShopViewAction = defineAction({ name: 'home.remove-shop-view', entrance: 'retailer', ability: 'shop:read', schema: viewSchema, command: removeView, then: taken })
export const putShopViewBackAction = defineAction({ name: 'home.put-shop-view-back', entrance: 'retailer', ability: 'shop:read', schema: viewSchema, command: putViewBack, then: back })
