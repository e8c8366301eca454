'use server'

import { defineAction } from '#server/define-action.ts'
import { changeBrandSettings, foundBrand } from './commands/brand.ts'
import { addClosure, addLocation, changeLocation, removeClosure } from './commands/locations.ts'
import { addClosureSchema, addLocationSchema, changeBrandSettingsSchema, changeLocationSchema, foundBrandSchema, removeClosureSchema } from './schemas.ts'

export const foundBrandAction = defineAction({ name: 'places.found-brand', entrance: 'account', ability: 'brand:found', schema: foundBrandSchema, command: foundBrand, then: ({ slug }) => ({ redirectTo: `/b/${slug}`, message: 'Your workspace is ready.' }) })
export const changeBrandSettingsAction = defineAction({ name: 'places.change-brand-settings', entrance: 'brand', ability: 'brand:settings', schema: changeBrandSettingsSchema, command: changeBrandSettings, then: () => ({ message: 'Settings saved.' }) })

export const addLocationAction = defineAction({ name: 'places.add-location', entrance: 'brand', ability: 'places:edit', schema: addLocationSchema, command: addLocation, then: ({ locationId }, actor) => ({ redirectTo: `/b/${actor.slug}/settings/places/${locationId}`, message: 'Place added.' }) })
export const changeLocationAction = defineAction({ name: 'places.change-location', entrance: 'brand', ability: 'places:edit', schema: changeLocationSchema, command: changeLocation, then: () => ({ message: 'Place saved.' }) })
export const addClosureAction = defineAction({ name: 'places.add-closure', entrance: 'brand', ability: 'places:edit', schema: addClosureSchema, command: addClosure, then: () => ({ message: 'Closed days added. Promises take them into account from now on.' }) })
export const removeClosureAction = defineAction({ name: 'places.remove-closure', entrance: 'brand', ability: 'places:edit', schema: removeClosureSchema, command: removeClosure, then: () => ({ message: 'Closed days removed.' }) })
