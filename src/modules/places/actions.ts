'use server'

import { defineAction } from '#server/define-action.ts'
import { changeBrandSettings, foundBrand } from './commands/brand.ts'
import { addClosure, addLocation, changeLocation, removeClosure } from './commands/locations.ts'
import { addClosureSchema, addLocationSchema, changeBrandSettingsSchema, changeLocationSchema, foundBrandSchema, removeClosureSchema } from './schemas.ts'

const CLOSED = { message: 'Closed days added. Promises take them into account from now on.' }

export const foundBrandAction = defineAction({ name: 'places.found-brand', entrance: 'account', ability: 'brand:found', schema: foundBrandSchema, command: foundBrand, then: ({ slug }) => ({ redirectTo: `/b/${slug}`, message: 'Your workspace is ready.' }) })
export const changeBrandSettingsAction = defineAction({ name: 'places.change-brand-settings', entrance: 'brand', ability: 'brand:settings', schema: changeBrandSettingsSchema, command: changeBrandSettings, then: () => ({ message: 'Settings saved.' }) })

export const addLocationAction = defineAction({ name: 'places.add-location', entrance: 'brand', ability: 'places:edit', schema: addLocationSchema, command: addLocation, then: ({ locationId }, actor) => ({ redirectTo: `/b/${actor.slug}/settings/places/${locationId}`, message: 'Place added.' }) })
export const changeLocationAction = defineAction({ name: 'places.change-location', entrance: 'brand', ability: 'places:edit', schema: changeLocationSchema, command: changeLocation, then: () => ({ message: 'Place saved.' }) })
export const addClosureAction = defineAction({ name: 'places.add-closure', entrance: 'brand', ability: 'places:edit', schema: addClosureSchema, command: addClosure, then: () => CLOSED })
export const removeClosureAction = defineAction({ name: 'places.remove-closure', entrance: 'brand', ability: 'places:edit', schema: removeClosureSchema, command: removeClosure, then: () => ({ message: 'Closed days removed.' }) })

export const addFloorLocationAction = defineAction({ name: 'places.add-floor-location', entrance: 'microfactory', ability: 'places:edit', schema: addLocationSchema, command: addLocation, then: ({ locationId }, actor) => ({ redirectTo: `/f/${actor.slug}/places/${locationId}`, message: 'Place added.' }) })
export const changeFloorLocationAction = defineAction({ name: 'places.change-floor-location', entrance: 'microfactory', ability: 'places:edit', schema: changeLocationSchema, command: changeLocation, then: () => ({ message: 'Place saved.' }) })
export const addFloorClosureAction = defineAction({ name: 'places.add-floor-closure', entrance: 'microfactory', ability: 'places:edit', schema: addClosureSchema, command: addClosure, then: () => CLOSED })
export const removeFloorClosureAction = defineAction({ name: 'places.remove-floor-closure', entrance: 'microfactory', ability: 'places:edit', schema: removeClosureSchema, command: removeClosure, then: () => ({ message: 'Closed days removed.' }) })

export const addShopLocationAction = defineAction({ name: 'places.add-shop-location', entrance: 'retailer', ability: 'places:edit', schema: addLocationSchema, command: addLocation, then: ({ locationId }, actor) => ({ redirectTo: `/s/${actor.slug}/places/${locationId}`, message: 'Place added.' }) })
export const changeShopLocationAction = defineAction({ name: 'places.change-shop-location', entrance: 'retailer', ability: 'places:edit', schema: changeLocationSchema, command: changeLocation, then: () => ({ message: 'Place saved.' }) })
export const addShopClosureAction = defineAction({ name: 'places.add-shop-closure', entrance: 'retailer', ability: 'places:edit', schema: addClosureSchema, command: addClosure, then: () => CLOSED })
export const removeShopClosureAction = defineAction({ name: 'places.remove-shop-closure', entrance: 'retailer', ability: 'places:edit', schema: removeClosureSchema, command: removeClosure, then: () => ({ message: 'Closed days removed.' }) })
